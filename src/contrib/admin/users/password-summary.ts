import { isPasswordUsable, type User } from "#rooms/contrib/auth";
import { type Html, html } from "#rooms/html";

/** What the page of a user says of the password: how it is kept, nothing of what is kept, and where to set another. */
export function passwordSummary({ password }: User): Html {
  return html`${howKept(password)} <a href="../password/">${isPasswordUsable(password) ? "Change the password" : "Set a password"}</a>
<p class="help">Raw passwords are not stored, so there is no way to see this user’s password.</p>`;
}

function howKept(password: string): string {
  if (!isPasswordUsable(password)) return "No password set.";
  const [algorithm = "", iterations = ""] = password.split("$");
  return /^\d+$/.test(iterations) ? `${algorithm}, ${iterations} iterations.` : `${algorithm}.`;
}
