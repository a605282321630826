import { changePassword, isPasswordUsable, setPasswordForm, User } from "#rooms/contrib/auth";
import { addMessage } from "#rooms/contrib/messages";
import { atomic } from "#rooms/db";
import type { Form } from "#rooms/forms";
import { type Html, html } from "#rooms/html";
import { type HandlerResult, respond } from "#rooms/http";
import { adminAddress } from "../addresses/admin-address.ts";
import { logAction } from "../log/log-action.ts";
import type { RowRequest } from "../row-page.ts";
import { trailOf } from "../views/breadcrumbs.ts";
import { page } from "../views/page.ts";
import { plainForm } from "../views/plain-form.ts";

/** The page on which an administrator gives a user a new password. */
export function setPasswordPage(asked: RowRequest<User>): Promise<Html> {
  return renderPage(asked, setPasswordForm(asked.row).blank());
}

/** Sets it: the sessions of the user end, the administrator's own goes on. */
export async function setPassword(asked: RowRequest<User>): Promise<HandlerResult> {
  const { request, user, part, row: owner } = asked;
  const form = await setPasswordForm(owner).bind(await request.form());
  if (!form.valid) return renderPage(asked, form);
  // The first statement, which opens the transaction, comes when the hash is made.
  await atomic(async () => {
    await changePassword(request, owner, form.values.new_password1);
    await logAction({
      user,
      action: "change",
      model: User,
      row: owner,
      changes: [{ changed: { fields: ["password"] } }],
    });
  });
  addMessage(request, { level: "success", content: "Password changed successfully." });
  return respond.redirect(adminAddress.change(part, owner));
}

function renderPage({ request, user, part, row: owner }: RowRequest<User>, form: Form): Promise<Html> {
  const title = `Change password: ${owner}`;
  const now = isPasswordUsable(owner.password)
    ? undefined
    : html`<p>This user has no password yet, and cannot log in with one.</p>`;
  const content = html`<h1>${title}</h1>
<p>Enter a new password for the user <strong>${owner.username}</strong>.</p>
${now}
${plainForm({ request, form, submit: "Change password" })}`;
  const trail = trailOf(
    part,
    { label: String(owner), address: adminAddress.change(part, owner) },
    { label: "Change password" },
  );
  return page({ request, user, title, content, trail });
}
