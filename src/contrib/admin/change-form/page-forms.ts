import type { AnyValidFormset, AnyValidModelForm, BindOptions, Form, FormFields } from "#rooms/forms";
import type { ShownInline } from "../inlines/inline-table.ts";
import { type PlannedInline, planInlines } from "../inlines/plan-inlines.ts";
import { type FormPlan, planForm } from "./form-plan.ts";
import type { FormSubject } from "./form-subject.ts";

/** What a page of a row can be filled in with. */
export interface PagePlan extends FormPlan {
  readonly inlines: readonly PlannedInline[];
}

/** The forms of a page as they are shown. */
export interface PageForms {
  readonly form: Form;
  readonly inlines: readonly ShownInline[];
}

/** The forms of a page that were all filled in well. */
export interface FilledForms {
  readonly form: AnyValidModelForm;
  readonly inlines: readonly (ShownInline & { readonly formset: AnyValidFormset })[];
}

/** What was sent to a page. */
export interface Sent extends Pick<BindOptions<FormFields>, "files"> {
  readonly data: URLSearchParams;
}

/** Decides what a page of a row shows, and what its user may fill in there. */
export async function planPage(subject: FormSubject): Promise<PagePlan> {
  return { ...(await planForm(subject)), inlines: await planInlines(subject) };
}

/** The forms of a page before anybody filled them in. */
export async function blankForms(
  plan: PagePlan,
  { row, initial = {} }: Pick<FormSubject, "row"> & { readonly initial?: Readonly<Record<string, unknown>> },
): Promise<PageForms> {
  const form = await plan.form.blank({ instance: row, initial });
  const inlines: ShownInline[] = [];
  for (const inline of plan.inlines) inlines.push({ plan: inline, formset: await inline.formset.blank(inline.use) });
  return { form, inlines };
}

/** The forms of a page as they were sent; `filled` if all is well. */
export async function bindForms(
  plan: PagePlan,
  row: object | undefined,
  { data, files }: Sent,
): Promise<PageForms & { readonly filled: FilledForms | undefined }> {
  const sent = files === undefined ? {} : { files };
  const form = await plan.form.bind(data, { instance: row, ...sent });
  const inlines: ShownInline[] = [];
  const filled: FilledForms["inlines"][number][] = [];
  for (const inline of plan.inlines) {
    const formset = await inline.formset.bind(data, { ...inline.use, ...sent });
    inlines.push({ plan: inline, formset });
    if (formset.valid) filled.push({ plan: inline, formset });
  }
  const isFilled = form.valid && filled.length === inlines.length;
  return { form, inlines, filled: isFilled ? { form, inlines: filled } : undefined };
}
