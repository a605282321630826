import { currentUser, logout } from "#rooms/contrib/auth";
import { html } from "#rooms/html";
import { type HttpRequest, type HttpResponse, neverCache, respond, reverse } from "#rooms/http";
import { privately } from "../staff-only.ts";
import { page } from "./page.ts";

/** Logs the user out and says so; a visitor who was not logged in goes to the index, which asks for a login. */
export async function endLogin(request: HttpRequest): Promise<HttpResponse> {
  if ((await currentUser(request)) === undefined) return neverCache(respond.redirect(reverse("admin:index")));
  await logout(request);
  const content = html`<div class="card">
<h1>Logged out</h1>
<p>Thanks for spending some quality time with the site today.</p>
<p><a class="button" href="${reverse("admin:index")}">Log in again</a></p>
</div>`;
  return privately(await page({ request, user: undefined, title: "Logged out", content }));
}
