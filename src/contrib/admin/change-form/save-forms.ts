import { atomic } from "#rooms/db";
import type { SavedForm, SavedFormset } from "#rooms/forms";
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
export async function saveForms(filled: FilledForms): Promise<SavingOutcome> {
  try {
    return { saved: await atomic(() => write(filled)) };
  } catch (error) {
    if (error instanceof FormsRefused) return { refused: error.forms };
    throw error;
  }
}

/** Thrown to take back what was written before something was refused. */
class FormsRefused extends Error {
  readonly forms: PageForms;

  constructor(forms: PageForms) {
    super("The database refused a form.");
    this.forms = forms;
  }
}

async function write(filled: FilledForms): Promise<SavedPage> {
  const form = await filled.form.save();
  if (!form.valid) throw new FormsRefused({ ...filled, form });
  const inlines: SavedInline[] = [];
  for (const inline of filled.inlines) {
    const saved = await inline.formset.save(form.row);
    if (!saved.valid) throw new FormsRefused(withRefused(filled, inline, saved));
    inlines.push({ plan: inline.plan, saved });
  }
  return { form, inlines };
}

function withRefused(
  filled: FilledForms,
  inline: FilledForms["inlines"][number],
  formset: PageForms["inlines"][number]["formset"],
): PageForms {
  return {
    ...filled,
    inlines: filled.inlines.map((each) => (each === inline ? { plan: inline.plan, formset } : each)),
  };
}
