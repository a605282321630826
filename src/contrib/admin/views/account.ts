import type { User } from "#rooms/contrib/auth";
import { type Html, html } from "#rooms/html";
import { csrfInput, type HttpRequest, reverse } from "#rooms/http";

/** Who is logged in, and what concerns only them: the site, the password, logging out. */
export function account(request: HttpRequest, user: User): Html {
  return html`<div class="account">
<span>Welcome, <strong>${user.getShortName() || user.username}</strong></span>
<nav aria-label="Account">
<a href="/">View site</a>
<a href="${reverse("admin:password_change")}">Change password</a>
<form method="post" action="${reverse("admin:logout")}">
${csrfInput(request)}
<button class="plain" type="submit">Log out</button>
</form>
</nav>
</div>`;
}
