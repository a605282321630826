import { type Form, renderForm } from "#rooms/forms";
import { html } from "#rooms/html";
import { csrfInput, type HttpRequest, type HttpResponse, neverCache, respond, reverse } from "#rooms/http";
import { passwordResetForm } from "../forms/password-reset-form.ts";
import { sendResetMails } from "../password-reset/send-reset-mails.ts";
import { framed } from "./frame.ts";

/** Asks for the address that the link is to go to. */
export function showPasswordReset(request: HttpRequest): Promise<HttpResponse> {
  return passwordResetPage(request, passwordResetForm.blank());
}

/** Has the link sent; the answer is the same whether there is such a user or not. */
export async function requestPasswordReset(request: HttpRequest): Promise<HttpResponse> {
  const form = await passwordResetForm.bind(await request.form());
  if (!form.valid) return passwordResetPage(request, form);
  await sendResetMails(request, form.values.email);
  return neverCache(respond.redirect(reverse("password_reset_done")));
}

/** Says what happens next. */
export function showPasswordResetSent(request: HttpRequest): Promise<HttpResponse> {
  const content = html`<h1>Password reset sent</h1>
<p>We’ve emailed you instructions for setting your password, if an account exists with the email you entered. You should
receive them shortly.</p>
<p>If you don’t receive an email, please make sure you’ve entered the address you registered with, and check your spam
folder.</p>`;
  return framed({ request, title: "Password reset sent", content });
}

function passwordResetPage(request: HttpRequest, form: Form): Promise<HttpResponse> {
  const content = html`<h1>Password reset</h1>
<p>Forgotten your password? Enter your email address below, and we’ll email instructions for setting a new one.</p>
${renderForm(form, { csrf: csrfInput(request), submit: "Reset my password" })}`;
  return framed({ request, title: "Password reset", content });
}
