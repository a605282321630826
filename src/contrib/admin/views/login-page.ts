import type { loginForm, User } from "#rooms/contrib/auth";
import { renderErrors, renderField } from "#rooms/forms";
import { type Html, html } from "#rooms/html";
import { csrfInput, type HttpRequest, reverse } from "#rooms/http";
import { page } from "./page.ts";

/** What the login page shows. */
interface LoginPageParts {
  readonly request: HttpRequest;
  /** Somebody who is logged in but may not be here. */
  readonly user: User | undefined;
  readonly form: ReturnType<typeof loginForm.blank>;
  /** Where to go afterwards; not yet known to be safe. */
  readonly next: string;
}

/** The login page, with what was wrong with the last attempt; the password is never sent back. */
export function loginPage({ request, user, form, next }: LoginPageParts): Promise<Html> {
  const content = html`<div class="card">
<h1>Log in</h1>
${renderErrors(form)}
${user === undefined ? undefined : wrongAccount(user)}
<form method="post" action="${reverse("admin:login")}">
${csrfInput(request)}
<input type="hidden" name="next" value="${next}">
${renderField(form.fields.username)}
${renderField(form.fields.password)}
<button type="submit">Log in</button>
</form>
</div>`;
  return page({ request, user: undefined, title: "Log in", content });
}

function wrongAccount({ username }: User): Html {
  return html`<p>You are authenticated as <strong>${username}</strong>, but are not authorized to access this page.
Would you like to log in to a different account?</p>`;
}
