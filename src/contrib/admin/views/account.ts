import type { User } from "#rooms/contrib/auth";
import { type Html, html } from "#rooms/html";
import { csrfInput, currentRoutes, type HttpRequest, reverse } from "#rooms/http";

/** Who is logged in, and what concerns only them: the site, the password, logging out. */
export function account(request: HttpRequest, user: User): Html {
  return html`<div class="account">
<span>Welcome, <strong>${user.getShortName() || user.username}</strong></span>
<nav aria-label="Account">
<a href="/">View site</a>
${passwordLink()}
<form method="post" action="${reverse("admin:logout")}">
${csrfInput(request)}
<button class="plain" type="submit">Log out</button>
</form>
</nav>
</div>`;
}

/** Only where there is a page to change one's password. */
function passwordLink(): Html | undefined {
  const name = "admin:password_change";
  return currentRoutes.get().names.has(name) ? html`<a href="${reverse(name)}">Change password</a>` : undefined;
}
