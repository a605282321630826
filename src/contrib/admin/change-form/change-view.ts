import type { Html } from "#rooms/html";
import type { HandlerResult } from "#rooms/http";
import type { PartRequest } from "../part-page.ts";
import { can } from "../permissions.ts";
import { missingRow, type RowRequest } from "../row-page.ts";
import { queryOfRow } from "../rows/query-of-row.ts";
import { relationsReadWithRow } from "../rows/relations-read-with-row.ts";
import { changeFormPage } from "./change-form-page.ts";
import type { FormSubject } from "./form-subject.ts";
import { initialValues } from "./initial-values.ts";
import { blankForms, planPage } from "./page-forms.ts";
import { versionOf } from "./row-version.ts";
import { saveRow } from "./save-row.ts";

/** The page that adds a row, filled in with what the address says. */
export async function addPage({ request, user, part }: PartRequest): Promise<Html> {
  const subject: FormSubject = { request, user, part, row: undefined, isEditable: true };
  const plan = await planPage(subject);
  const initial = await initialValues(plan.form.fields, request.query);
  return changeFormPage({ ...subject, plan, ...(await blankForms(plan, { row: undefined, initial })) });
}

/** Adds the row that was sent. */
export function addRow({ request, user, part }: PartRequest): Promise<HandlerResult> {
  return saveRow({ request, user, part, row: undefined, isEditable: true });
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
  return saveRow({ request, user, part, row, isEditable: true });
}

/** Nobody else changes the row between the checks and the write. */
function lockedRow({ part, row }: RowRequest): Promise<object | undefined> {
  return queryOfRow(part.model, row)
    .with(...relationsReadWithRow(part))
    .selectForUpdate()
    .first();
}
