import { type Form, renderForm } from "#rooms/forms";
import { html } from "#rooms/html";
import { csrfInput, type HttpRequest, type HttpResponse, neverCache, respond, reverse } from "#rooms/http";
import { passwordChangeForm } from "../forms/password-change-form.ts";
import type { User } from "../models.ts";
import { changePassword } from "../passwords/change-password.ts";
import { framed } from "./frame.ts";

/** Shows the form for a new password of one's own. */
export function showPasswordChange(request: HttpRequest, user: User): Promise<HttpResponse> {
  return passwordChangePage(request, passwordChangeForm(user).blank());
}

/** Sets the new password; all other sessions of the user end. */
export async function applyPasswordChange(request: HttpRequest, user: User): Promise<HttpResponse> {
  const form = await passwordChangeForm(user).bind(await request.form());
  if (!form.valid) return passwordChangePage(request, form);
  await changePassword(request, user, form.values.new_password1);
  return neverCache(respond.redirect(reverse("password_change_done")));
}

/** Says that it is done. */
export function showPasswordChanged(request: HttpRequest): Promise<HttpResponse> {
  const content = html`<h1>Password change successful</h1>
<p>Your password was changed.</p>`;
  return framed({ request, title: "Password change successful", content });
}

function passwordChangePage(request: HttpRequest, form: Form): Promise<HttpResponse> {
  const content = html`<h1>Password change</h1>
<p>Please enter your old password, for security’s sake, and then enter your new password twice so we can verify you
typed it in correctly.</p>
${renderForm(form, { csrf: csrfInput(request), submit: "Change my password" })}`;
  return framed({ request, title: "Password change", content });
}
