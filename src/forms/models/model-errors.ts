import { type ErrorsByField, nonField, ValidationFailed } from "#rooms/db";
import type { BoundFields } from "../form/bind-fields.ts";
import type { FormErrors, FormFields } from "../form/form.ts";
import { isColumn, type ModelFormParts } from "./model-form-parts.ts";
import { putValues, type ValuesByName } from "./row-values.ts";
import { asRow } from "./untyped-row.ts";

/** A row as it would be saved. */
export interface CandidateRow {
  readonly row: object;
  /** The values of the form that are right by themselves, and those that are known besides. */
  readonly values: ValuesByName;
  readonly bound: BoundFields<FormFields>;
}

/** Asks the model what is wrong with a row as the form would change it; the row stays as it was. */
export async function modelErrors(form: ModelFormParts, candidate: CandidateRow): Promise<FormErrors<FormFields>> {
  const putBack = putValues(candidate.row, form.model, candidate.values);
  try {
    await asRow(candidate.row).fullClean({ exclude: uncheckedColumns(form, candidate) });
    return {};
  } catch (error) {
    if (error instanceof ValidationFailed) return formErrors(error.details.errors);
    throw error;
  } finally {
    putBack();
  }
}

/** What is wrong with a row as errors of its form. */
export function formErrors({ [nonField]: whole = [], ...fields }: ErrorsByField): FormErrors<FormFields> {
  const own = Object.entries(fields).map(([name, problems]) => [name, problems.map(({ message }) => message)] as const);
  return { form: whole.map(({ message }) => message), fields: Object.fromEntries(own) };
}

/** All errors of both; the first ones come first. */
export function mergeFormErrors(...all: readonly FormErrors<FormFields>[]): FormErrors<FormFields> {
  const fields: Record<string, readonly string[]> = {};
  for (const [name, errors = []] of all.flatMap((one) => Object.entries(one.fields ?? {}))) {
    fields[name] = [...(fields[name] ?? []), ...errors];
  }
  return { form: all.flatMap((one) => one.form ?? []), fields };
}

/** Columns that the form does not hold, that are wrong already, or that the form lets be empty where the model does not. */
function uncheckedColumns(
  { model, parts, fields }: ModelFormParts,
  { bound, values }: CandidateRow,
): readonly string[] {
  const held = new Set([...parts.filter(isColumn).map(({ name }) => name), ...Object.keys(values)]);
  const columns = model.meta.fields.filter(({ name, field }) => {
    if (!held.has(name) || bound.errors.fields?.[name] !== undefined) return true;
    const isLeftOpen = fields[name]?.required === false && field.options.blank !== true;
    return isLeftOpen && (values[name] === null || values[name] === "");
  });
  return columns.map(({ name }) => name);
}
