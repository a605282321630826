import { type SavedForm, type SavedFormset, saveTogether } from "#rooms/forms";
import type { PlannedInline } from "../inlines/plan-inlines.ts";
import type { FilledForms, PageForms } from "./page-forms.ts";

/** What was saved from a page. */
export interface SavedPage {
  readonly form: SavedForm<object>;
  readonly inlines: readonly SavedInline[];
}

/** What was done to the rows of an inline. */
export interface SavedInline {
  readonly plan: PlannedInline;
  readonly saved: SavedFormset<object>;
}

/** What came of saving: the rows, or the forms with what the database refused. */
export type SavingOutcome = { readonly saved: SavedPage } | { readonly refused: PageForms };

/** Saves the row of a page and those of its inlines: all of it, or nothing and the forms with what was refused. */
export async function saveForms({ form, inlines }: FilledForms): Promise<SavingOutcome> {
  const outcome = await saveTogether({ form, formsets: inlines.map(({ formset }) => formset) });
  if (outcome.valid) {
    const saved = besidePlans(inlines, outcome.formsets).map(([plan, formset]) => ({ plan, saved: formset }));
    return { saved: { form: outcome, inlines: saved } };
  }
  const refused = besidePlans(inlines, outcome.formsets).map(([plan, formset]) => ({ plan, formset }));
  return { refused: { form: outcome.form, inlines: refused } };
}

/** What became of each formset, beside the plan of its inline. */
function besidePlans<Outcome>(inlines: FilledForms["inlines"], outcomes: readonly Outcome[]) {
  return inlines.flatMap(({ plan }, index) => {
    return outcomes.slice(index, index + 1).map((outcome) => [plan, outcome] as const);
  });
}
