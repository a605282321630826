import { atomic } from "#rooms/db";
import type { Form, FormFields, InvalidForm } from "../form/form.ts";
import type { SavedForm, ValidModelForm } from "../models/model-form.ts";
import type { Formset, InvalidFormset } from "./formset.ts";
import type { SavedFormset, ValidFormset } from "./model-formset.ts";

/** A form of a row and the formsets of the rows that belong to it, as they were submitted. */
export interface SubmittedTogether<Row, Fields extends FormFields, Other> {
  readonly form: ValidModelForm<Row, Fields, unknown, Other> | InvalidForm<Fields>;
  readonly formsets: readonly SubmittedFormset<Row>[];
  /** Values of fields that the form does not hold. */
  readonly values?: Other;
}

/** A formset that was submitted, whatever its rows are. */
export type SubmittedFormset<Parent> =
  | ValidFormset<object, Parent, FormFields, unknown>
  | InvalidFormset<FormFields, object>;

/** What was saved together. */
export interface SavedTogether<Row> extends SavedForm<Row> {
  /** What was done by each of the formsets, in their order. */
  readonly formsets: readonly SavedFormset<object>[];
}

/** What must be shown again, where the form or one of the formsets was refused. */
export interface RefusedTogether<Fields extends FormFields> {
  readonly valid: false;
  readonly form: Form<Fields>;
  readonly formsets: readonly Formset[];
}

/**
 * Saves a form of a row and the formsets of rows that belong to it: all of it, or nothing.
 *
 * @example
 * const form = await postForm.bind(data, { instance: post });
 * const comments = await commentForms.bind(data, { parent: post });
 * const saved = await saveTogether({ form, formsets: [comments] });
 * if (!saved.valid) return postPage(saved);
 */
export async function saveTogether<Row, Fields extends FormFields, Other>(
  submitted: SubmittedTogether<Row, Fields, Other>,
): Promise<SavedTogether<Row> | RefusedTogether<Fields>> {
  const { form, formsets } = submitted;
  if (!form.valid || !formsets.every((formset) => formset.valid)) return { valid: false, form, formsets };
  try {
    return await atomic(() => write(form, formsets, submitted.values));
  } catch (error) {
    if (!(error instanceof PartRefused)) throw error;
    const { refusedForm = form, place, refusedFormset } = error;
    const shown = formsets.map((formset, index) => (index === place && refusedFormset ? refusedFormset : formset));
    // The form that was refused is the one that was saved.
    return { valid: false, form: refusedForm as Form<Fields>, formsets: shown };
  }
}

/** Thrown to undo what was written before a part was refused. */
class PartRefused extends Error {
  readonly refusedForm: Form | undefined;
  readonly refusedFormset: Formset | undefined;
  readonly place: number | undefined;

  constructor(refused: { readonly form: Form } | { readonly formset: Formset; readonly place: number }) {
    super("A form was refused.");
    this.refusedForm = "form" in refused ? refused.form : undefined;
    this.refusedFormset = "formset" in refused ? refused.formset : undefined;
    this.place = "place" in refused ? refused.place : undefined;
  }
}

async function write<Row, Fields extends FormFields, Other>(
  form: ValidModelForm<Row, Fields, unknown, Other>,
  formsets: readonly ValidFormset<object, Row, FormFields, unknown>[],
  values: Other | undefined,
): Promise<SavedTogether<Row>> {
  const saved = await form.save(values);
  if (!saved.valid) throw new PartRefused({ form: saved });
  const done: SavedFormset<object>[] = [];
  for (const [place, formset] of formsets.entries()) {
    const outcome = await formset.save(saved.row);
    if (!outcome.valid) throw new PartRefused({ formset: outcome, place });
    done.push(outcome);
  }
  return { ...saved, formsets: done };
}
