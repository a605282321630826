import { queryOf } from "#rooms/db";
import type { Form, SavedForm } from "#rooms/forms";
import type { Html } from "#rooms/html";
import type { HandlerResult } from "#rooms/http";
import { type LoggedAction, logAction } from "../log/log-action.ts";
import type { AdminPart } from "../options/admin-for.ts";
import type { PartRequest } from "../part-page.ts";
import { can } from "../permissions.ts";
import { missingRow, type RowRequest } from "../row-page.ts";
import { afterSaving, pressedButton } from "./after-saving.ts";
import { changeFormPage } from "./change-form-page.ts";
import { fillPrepopulated } from "./fill-prepopulated.ts";
import { type FormSubject, planForm } from "./form-plan.ts";
import { initialValues } from "./initial-values.ts";
import { sentVersion, versionOf } from "./row-version.ts";

/** The page that adds a row, filled in with what the address says. */
export async function addPage({ request, user, part }: PartRequest): Promise<Html> {
  const subject: FormSubject = { request, user, part, row: undefined, isEditable: true };
  const plan = await planForm(subject);
  const initial = await initialValues(plan.form.fields, request.query);
  return changeFormPage({ ...subject, plan, form: await plan.form.blank({ initial }) });
}

/** Adds the row that was sent. */
export function addRow({ request, user, part }: PartRequest): Promise<HandlerResult> {
  return saveForm({ request, user, part, row: undefined, isEditable: true });
}

/** The page that changes a row, or shows it to those who may not. */
export async function changePage({ request, user, part, row }: RowRequest): Promise<Html> {
  const subject = { request, user, part, row, isEditable: await can(user, "change", part, row) };
  const plan = await planForm(subject);
  const form = await plan.form.blank({ instance: row });
  return changeFormPage({ ...subject, plan, form, version: versionOf(form) });
}

/** Changes the row to what was sent; not over the changes of somebody else that its sender has not seen. */
export async function changeRow(asked: RowRequest): Promise<HandlerResult> {
  const { request, user, part } = asked;
  const row = await lockedRow(asked);
  if (row === undefined) return missingRow(asked);
  return saveForm({ request, user, part, row, isEditable: true });
}

/** Nobody else changes the row between the checks and the write. */
function lockedRow({ part: { model }, row }: RowRequest): Promise<object | undefined> {
  const { name, attribute } = model.meta.primaryKey;
  const rows = queryOf(model).filter({ [name]: Reflect.get(row, attribute) });
  return rows.selectForUpdate().first();
}

async function saveForm(subject: FormSubject): Promise<HandlerResult> {
  const { request, user, part, row } = subject;
  const plan = await planForm(subject);
  const data = await request.form();
  if (row === undefined) fillPrepopulated(data, part.form, plan.form.fields);
  const version = row === undefined ? undefined : versionOf(await plan.form.blank({ instance: row }));
  const seen = sentVersion(data) ?? version;
  const form = await plan.form.bind(data, { instance: row, files: await request.files() });
  if (!form.valid) return changeFormPage({ ...subject, plan, form, version: seen });
  if (seen !== version) {
    return changeFormPage({ ...subject, plan, form: form.refuse({ form: [outdated(part)] }), version });
  }
  const saved = await form.save();
  if (!saved.valid) return changeFormPage({ ...subject, plan, form: saved, version: seen });
  await logAction({ user, model: part.model, row: saved.row, ...noteOf(saved, form) });
  const outcome = saved.isNew ? "added" : "changed";
  return afterSaving({ request, user, part, row: saved.row, outcome, button: pressedButton(data) });
}

function outdated({ model: { meta } }: AdminPart): string {
  return `Somebody has changed this ${meta.verboseName} since you opened the page. Save again to keep what stands here.`;
}

/** What the history says was done: nothing at all where no field was changed. */
function noteOf({ isNew, changed }: SavedForm<object>, form: Form): Pick<LoggedAction, "action" | "changes"> {
  if (isNew) return { action: "addition", changes: [{ added: {} }] };
  const fields = changed.map((name) => form.fields[name]?.label ?? name);
  return { action: "change", changes: fields.length === 0 ? [] : [{ changed: { fields } }] };
}
