import { atomic, DeletionProtected } from "#rooms/db";
import { ParentMissing } from "../errors.ts";
import type { Form, FormFields } from "../form/form.ts";
import { messages } from "../messages.ts";
import { asRow } from "../models/untyped-row.ts";
import type { BoundEntry } from "./bind-formset.ts";
import type { Formset, FormsetForm, InvalidFormset } from "./formset.ts";
import type { FormsetSetup } from "./formset-setup.ts";
import type { ChangedRow, SavedFormset } from "./model-formset.ts";

/** A formset whose forms were filled in well, on its way to be saved. */
export interface FilledModelFormset {
  readonly setup: FormsetSetup;
  readonly formset: Formset;
  readonly entries: readonly BoundEntry[];
}

/**
 * Deletes, changes and creates rows: all of it, or nothing and the errors.
 *
 * @param parent The row that new rows belong to, where it was not there when the formset was bound.
 */
export async function saveFormset(
  filled: FilledModelFormset,
  parent: object | undefined,
): Promise<SavedFormset<object> | InvalidFormset<FormFields>> {
  try {
    return await atomic(() => write(filled, parent));
  } catch (error) {
    if (!(error instanceof FormRefused)) throw error;
    const { place, errors, form } = error;
    const refuse = (shown: FormsetForm): FormsetForm => ({
      ...shown,
      ...form,
      errors: [...(form?.errors ?? []), ...errors],
    });
    const forms = filled.formset.forms.map((shown, index) => (index === place ? refuse(shown) : shown));
    return { ...filled.formset, forms, valid: false };
  }
}

/** Thrown to undo what was written before a form was refused. */
class FormRefused extends Error {
  readonly place: number;
  readonly errors: readonly string[];
  readonly form: Form | undefined;

  constructor(place: number, { errors = [], form }: { readonly errors?: readonly string[]; readonly form?: Form }) {
    super("A form of a formset was refused.");
    this.place = place;
    this.errors = errors;
    this.form = form;
  }
}

async function write(
  { setup, entries }: FilledModelFormset,
  parent: object | undefined,
): Promise<SavedFormset<object>> {
  const added: object[] = [];
  const changed: ChangedRow<object>[] = [];
  const deleted: object[] = [];
  for (const [place, { fate, row, form }] of entries.entries()) {
    if (fate === "deleted" && row !== undefined) deleted.push(await deleteRow(setup, row, place));
    if (form === undefined) continue;
    const saved = await form.save(row === undefined ? ownerOf(setup, parent) : {});
    if (!saved.valid) throw new FormRefused(place, { form: saved });
    if (saved.isNew) added.push(saved.row);
    else changed.push({ row: saved.row, fields: saved.changed });
  }
  return { valid: true, added, changed, deleted };
}

async function deleteRow({ model }: FormsetSetup, row: object, place: number): Promise<object> {
  try {
    await asRow(row).delete();
    return row;
  } catch (error) {
    if (!(error instanceof DeletionProtected)) throw error;
    throw new FormRefused(place, { errors: [messages.rowProtected(model.meta.verboseName)] });
  }
}

/** @throws ParentMissing for a new row that belongs to none. */
function ownerOf({ via, model, parent: bound }: FormsetSetup, parent = bound): Readonly<Record<string, unknown>> {
  if (via === undefined) return {};
  if (parent === undefined) throw new ParentMissing({ model: model.meta.label, field: via.name });
  return { [via.name]: parent };
}
