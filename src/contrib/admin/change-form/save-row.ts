import type { Form } from "#rooms/forms";
import type { HandlerResult } from "#rooms/http";
import { requireRowRights } from "../inlines/require-row-rights.ts";
import { logAction } from "../log/log-action.ts";
import type { AdminPart } from "../options/admin-for.ts";
import { afterSaving, pressedButton } from "./after-saving.ts";
import { changeFormPage } from "./change-form-page.ts";
import { fillPrepopulated } from "./fill-prepopulated.ts";
import type { FormSubject } from "./form-subject.ts";
import { noteOfSaving } from "./note-of-saving.ts";
import { bindForms, planPage } from "./page-forms.ts";
import { sentVersion, versionOf } from "./row-version.ts";
import { type SavedPage, saveForms } from "./save-forms.ts";

/**
 * Saves what was sent to a page of a row, notes it in the history and leads on; with anything wrong the page is shown
 * again. What was changed since the page was opened is not written over unseen.
 */
export async function saveRow(subject: FormSubject): Promise<HandlerResult> {
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
