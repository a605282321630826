import { atomic, RowGone, validationFailureOf } from "#rooms/db";
import { invalidForm } from "../form/define-form.ts";
import type { FormErrors, FormFields, InvalidForm } from "../form/form.ts";
import { messages } from "../messages.ts";
import type { FilledModelForm } from "./bind-model-form.ts";
import { formErrors } from "./model-errors.ts";
import type { SavedForm } from "./model-form.ts";
import { isColumn } from "./model-form-parts.ts";
import { putValues, type ValuesByName, writtenColumns } from "./row-values.ts";
import { asRow } from "./untyped-row.ts";

/** Writes what a form holds, and values that it does not hold: all of it, or nothing and the errors. */
export async function saveModelForm(
  filled: FilledModelForm,
  extra: ValuesByName,
): Promise<SavedForm<object> | InvalidForm<FormFields>> {
  const { form, row, isNew, bound } = filled;
  const putBack = putValues(row, form.model, { ...columnValues(filled), ...extra });
  try {
    await atomic(() => write(filled, Object.keys(extra)));
    return { valid: true, row, isNew, changed: bound.changed };
  } catch (error) {
    putBack();
    const errors = errorsOf(error, filled);
    if (errors === undefined) throw error;
    return invalidForm({ ...bound, errors });
  }
}

/** The values that go into columns: all that are known of a new row, those that were changed of another one. */
function columnValues({ form: { parts }, values, isNew, bound }: FilledModelForm): ValuesByName {
  const relations = new Set(parts.filter((part) => !isColumn(part)).map(({ name }) => name));
  const isWritten = (name: string) => !relations.has(name) && (isNew || bound.changed.includes(name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => isWritten(name)));
}

async function write(filled: FilledModelForm, extra: readonly string[]): Promise<void> {
  const { form, row, isNew, bound, values } = filled;
  const { model, parts } = form;
  const columns = parts.filter(isColumn).map(({ name }) => name);
  const changed = [...columns.filter((name) => bound.changed.includes(name)), ...extra];
  if (isNew) await asRow(row).save();
  else if (changed.length > 0) await asRow(row).save({ fields: writtenColumns(model, changed) });
  for (const { name } of parts.filter((part) => !isColumn(part) && (isNew || bound.changed.includes(part.name)))) {
    // The value of a relation to many is the list that its field has cleaned.
    const rows = values[name] as readonly object[];
    if (!isNew || rows.length > 0) await asRow(row).related(name).set(rows);
  }
}

/** What came between the checks and the write, in the words of the form; undefined for what is no matter of the form. */
function errorsOf(error: unknown, { form }: FilledModelForm): FormErrors<FormFields> | undefined {
  if (error instanceof RowGone) return { form: [messages.rowGone(form.model.meta.verboseName)] };
  const failure = validationFailureOf(error, form.model);
  return failure && formErrors(failure.details.errors);
}
