import { queryOf } from "#rooms/db";
import type { Form } from "#rooms/forms";
import type { Html } from "#rooms/html";
import type { HandlerResult } from "#rooms/http";
import { requireRowRights } from "../inlines/require-row-rights.ts";
import { logAction } from "../log/log-action.ts";
import type { AdminPart } from "../options/admin-for.ts";
import type { PartRequest } from "../part-page.ts";
import { can } from "../permissions.ts";
import { missingRow, type RowRequest } from "../row-page.ts";
import { afterSaving, pressedButton } from "./after-saving.ts";
import { changeFormPage } from "./change-form-page.ts";
import { fillPrepopulated } from "./fill-prepopulated.ts";
import type { FormSubject } from "./form-plan.ts";
import { initialValues } from "./initial-values.ts";
import { noteOfSaving } from "./note-of-saving.ts";
import { bindForms, blankForms, planPage } from "./page-forms.ts";
import { sentVersion, versionOf } from "./row-version.ts";
import { type SavedPage, saveForms } from "./save-forms.ts";

/** The page that adds a row, filled in with what the address says. */
export async function addPage({ request, user, part }: PartRequest): Promise<Html> {
  const subject: FormSubject = { request, user, part, row: undefined, isEditable: true };
  const plan = await planPage(subject);
  const initial = await initialValues(plan.form.fields, request.query);
  return changeFormPage({ ...subject, plan, ...(await blankForms(plan, { row: undefined, initial })) });
}

/** Adds the row that was sent. */
export function addRow({ request, user, part }: PartRequest): Promise<HandlerResult> {
  return saveForm({ request, user, part, row: undefined, isEditable: true });
}

/** The page that changes a row, or shows it to those who may not. */
export async function changePage({ request, user, part, row }: RowRequest): Promise<Html> {
  const subject = { request, user, part, row, isEditable: await can(user, "change", part, row) };
  const plan = await planPage(subject);
  const forms = await blankForms(plan, { row });
  return changeFormPage({ ...subject, plan, ...forms, version: versionOf(forms.form) });
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
  const plan = await planPage(subject);
  const data = await request.form();
  if (row === undefined) fillPrepopulated(data, part.form, plan.form.fields);
  const version = row === undefined ? undefined : versionOf(await plan.form.blank({ instance: row }));
  const seen = sentVersion(data) ?? version;
  const { filled, ...shown } = await bindForms(plan, row, { data, files: await request.files() });
  if (filled === undefined) return changeFormPage({ ...subject, plan, ...shown, version: seen });
  if (seen !== version) {
    return changeFormPage({
      ...subject,
      plan,
      ...shown,
      form: filled.form.refuse({ form: [outdated(part)] }),
      version,
    });
  }
  for (const inline of shown.inlines) await requireRowRights(inline, user);
  const outcome = await saveForms(filled);
  if ("refused" in outcome) return changeFormPage({ ...subject, plan, ...outcome.refused, version: seen });
  return announce(subject, outcome.saved, { data, form: filled.form });
}

function outdated({ model: { meta } }: AdminPart): string {
  return `Somebody has changed this ${meta.verboseName} since you opened the page. Save again to keep what stands here.`;
}

async function announce(
  { request, user, part }: FormSubject,
  saved: SavedPage,
  { data, form }: { readonly data: URLSearchParams; readonly form: Form },
): Promise<HandlerResult> {
  const { row, isNew } = saved.form;
  await logAction({ user, model: part.model, row, ...noteOfSaving(saved, form) });
  const outcome = isNew ? "added" : "changed";
  return afterSaving({ request, user, part, row, outcome, button: pressedButton(data) });
}
