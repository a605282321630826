import { type Form, renderForm } from "#rooms/forms";
import { html } from "#rooms/html";
import { csrfInput, type HttpRequest, type HttpResponse, neverCache, respond, reverse } from "#rooms/http";
import { setPasswordForm } from "../forms/set-password-form.ts";
import { findResetUser, findUserOfKeptToken, keepResetToken, resetPassword } from "../password-reset/reset-session.ts";
import { framed } from "./frame.ts";

/** What the link of a reset names: whose password, and by what right. */
type ResetRequest = HttpRequest<{ readonly uidb64: string; readonly token: string }>;

/** Stands where the token was, once the session keeps it: no `Referer`, history or log of a proxy holds it any more. */
const tokenOfForm = "set-password";

/** Takes the token of a good link into the session and leads to the form, or shows that form. */
export async function showResetConfirm(request: ResetRequest): Promise<HttpResponse> {
  const { uidb64, token } = request.params;
  if (token !== tokenOfForm) return followLink(request);
  const user = await findUserOfKeptToken(request, uidb64);
  return user === undefined ? invalidLinkPage(request) : newPasswordPage(request, setPasswordForm(user).blank());
}

/** Sets the new password; the form works only for the visitor who followed the link. */
export async function confirmReset(request: ResetRequest): Promise<HttpResponse> {
  const { uidb64, token } = request.params;
  const user = token === tokenOfForm ? await findUserOfKeptToken(request, uidb64) : undefined;
  if (user === undefined) return invalidLinkPage(request);
  const form = await setPasswordForm(user).bind(await request.form());
  if (!form.valid) return newPasswordPage(request, form);
  if (!(await resetPassword(request, user, form.values.new_password1))) return invalidLinkPage(request);
  return neverCache(respond.redirect(reverse("password_reset_complete")));
}

/** Says that it is done. */
export function showResetComplete(request: HttpRequest): Promise<HttpResponse> {
  const content = html`<h1>Password reset complete</h1>
<p>Your password has been set. You may go ahead and log in now.</p>
<p><a href="${reverse("login")}">Log in</a></p>`;
  return framed({ request, title: "Password reset complete", content });
}

async function followLink(request: ResetRequest): Promise<HttpResponse> {
  const { uidb64, token } = request.params;
  if ((await findResetUser(uidb64, token)) === undefined) return invalidLinkPage(request);
  await keepResetToken(request, token);
  return neverCache(respond.redirect(reverse("password_reset_confirm", { uidb64, token: tokenOfForm })));
}

function newPasswordPage(request: HttpRequest, form: Form): Promise<HttpResponse> {
  const content = html`<h1>Enter new password</h1>
<p>Please enter your new password twice so we can verify you typed it in correctly.</p>
${renderForm(form, { csrf: csrfInput(request), submit: "Change my password" })}`;
  return framed({ request, title: "Enter new password", content });
}

function invalidLinkPage(request: HttpRequest): Promise<HttpResponse> {
  const content = html`<h1>Password reset unsuccessful</h1>
<p>The password reset link was invalid, possibly because it has already been used. Please request a new password
reset.</p>
<p><a href="${reverse("password_reset")}">Request a new link</a></p>`;
  return framed({ request, title: "Password reset unsuccessful", content });
}
