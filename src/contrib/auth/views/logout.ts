import { html } from "#rooms/html";
import { type HttpRequest, type HttpResponse, neverCache, respond, reverse } from "#rooms/http";
import { logout } from "../login/login.ts";
import { authSettings } from "../settings.ts";
import { framed } from "./frame.ts";
import { safeNext } from "./safe-next.ts";

/** Logs the user out and says so, or leads on. */
export async function endLogin(request: HttpRequest): Promise<HttpResponse> {
  await logout(request);
  const next = safeNext(request, await request.form()) || authSettings.values().LOGOUT_REDIRECT_URL;
  if (next !== undefined) return neverCache(respond.redirect(next));
  const content = html`<h1>Logged out</h1>
<p>Thanks for spending some quality time with the site today.</p>
<p><a href="${reverse("login")}">Log in again</a></p>`;
  return framed({ request, title: "Logged out", content });
}
