import { changePassword, passwordChangeForm, type User } from "#rooms/contrib/auth";
import type { Form } from "#rooms/forms";
import { type Html, html } from "#rooms/html";
import { type HandlerResult, type HttpRequest, respond, reverse } from "#rooms/http";
import { home } from "../views/breadcrumbs.ts";
import { page } from "../views/page.ts";
import { plainForm } from "../views/plain-form.ts";

/** The page on which members of the staff change their own password. */
export function passwordChangePage(request: HttpRequest, user: User): Promise<Html> {
  return renderPage(request, user, passwordChangeForm(user).blank());
}

/** Sets the new password: the session goes on under a new key, all other sessions of the user end. */
export async function changeOwnPassword(request: HttpRequest, user: User): Promise<HandlerResult> {
  const form = await passwordChangeForm(user).bind(await request.form());
  if (!form.valid) return renderPage(request, user, form);
  await changePassword(request, user, form.values.new_password1);
  return respond.redirect(reverse("admin:password_change_done"));
}

/** Says that it is done. */
export function passwordChangedPage(request: HttpRequest, user: User): Promise<Html> {
  const title = "Password change successful";
  const content = html`<h1>${title}</h1>
<p>Your password was changed.</p>`;
  return page({ request, user, title, content, trail: [home(), { label: title }] });
}

function renderPage(request: HttpRequest, user: User, form: Form): Promise<Html> {
  const title = "Password change";
  const content = html`<h1>${title}</h1>
<p>Please enter your old password, for security’s sake, and then enter your new password twice so we can verify you typed
it in correctly.</p>
${plainForm({ request, form, submit: "Change my password" })}`;
  return page({ request, user, title, content, trail: [home(), { label: title }] });
}
