import { createUser, type NewUser, User, UserInvalid, userCreationForm } from "#rooms/contrib/auth";
import { atomic } from "#rooms/db";
import type { Form } from "#rooms/forms";
import { type Html, html } from "#rooms/html";
import type { HandlerResult, RouteParams } from "#rooms/http";
import { afterSaving, pressedButton } from "../change-form/after-saving.ts";
import { logAction } from "../log/log-action.ts";
import { type PartRequest, requirePermission } from "../part-page.ts";
import { trailOf } from "../views/breadcrumbs.ts";
import { page } from "../views/page.ts";
import { plainForm } from "../views/plain-form.ts";

type Asked = PartRequest<RouteParams>;

/** The page on which a new user begins, with a name and a password; all else follows on the user's own page. */
export async function addUserPage(asked: Asked): Promise<Html> {
  await requireBoth(asked);
  return renderPage(asked, userCreationForm().blank());
}

/** Makes the user, and leads on to the new page unless another one is to follow. */
export async function addUser(asked: Asked): Promise<HandlerResult> {
  await requireBoth(asked);
  const { request, user, part } = asked;
  const data = await request.form();
  const form = await userCreationForm().bind(data);
  if (!form.valid) return renderPage(asked, form);
  const { username, password1: password } = form.values;
  const row = await createOrRefuse({ username, password }, user);
  if (!(row instanceof User)) return renderPage(asked, form.refuse({ fields: { username: row } }));
  const button = pressedButton(data) === "_addanother" ? "_addanother" : "_continue";
  return afterSaving({ request, user, part, row, outcome: "added", button });
}

/** The user; or what is wrong, such as a name that somebody took since the form was checked. */
async function createOrRefuse(values: NewUser, actor: User): Promise<User | readonly string[]> {
  try {
    return await atomic(() => createAndLog(values, actor));
  } catch (error) {
    if (error instanceof UserInvalid) return Object.values(error.details.problems).flat();
    throw error;
  }
}

/** The first statement, which opens the transaction, comes when the hash is made. */
async function createAndLog(values: NewUser, actor: User): Promise<User> {
  const row = await createUser(values);
  await logAction({ user: actor, action: "addition", model: User, row, changes: [{ added: {} }] });
  return row;
}

/** As in Django: whoever adds a user goes on to change it. */
function requireBoth({ user, part }: Asked): Promise<void> {
  return requirePermission(user, "change", part);
}

function renderPage({ request, user, part }: Asked, form: Form): Promise<Html> {
  const content = html`<h1>Add user</h1>
<p>First, enter a username and password. Then, you’ll be able to edit more user options.</p>
${plainForm({ request, form, submit: buttons })}`;
  return page({ request, user, title: "Add user", content, trail: trailOf(part, { label: "Add user" }) });
}

const buttons = html`<button type="submit" name="_save">Save</button>
<button class="secondary" type="submit" name="_addanother">Save and add another</button>
<button class="secondary" type="submit" name="_continue">Save and continue editing</button>`;
