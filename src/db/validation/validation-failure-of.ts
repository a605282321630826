import { CheckViolation, ForeignKeyViolation, NotNullViolation, UniqueViolation, ValidationFailed } from "../errors.ts";
import { ForeignKeyField } from "../fields/relation-fields.ts";
import type { ModelClass, ModelField, ModelMeta } from "../model-meta.ts";
import { type ErrorsByField, nonField } from "./errors-by-field.ts";
import { lostReference, required, violated } from "./messages.ts";
import { duplicateError } from "./unique-errors.ts";

/**
 * Says in the words of validation what PostgreSQL refused: between a check and the write, another process may have
 * taken the value.
 *
 * @returns undefined for an error that is not about a row of the model; throw that one again.
 *
 * @example
 * const failure = validationFailureOf(error, Post);
 * if (failure === undefined) throw error;
 * return form.refuse(failure.details.errors);
 */
export function validationFailureOf(
  error: unknown,
  { meta }: ModelClass,
): InstanceType<typeof ValidationFailed> | undefined {
  if (error instanceof ValidationFailed) return error;
  const errors = errorsOf(error, meta);
  return errors && new ValidationFailed({ model: meta.label, errors }, { cause: error });
}

function errorsOf(error: unknown, meta: ModelMeta): ErrorsByField | undefined {
  if (error instanceof UniqueViolation && error.details.table === meta.table) return duplicate(error.details, meta);
  if (error instanceof CheckViolation && error.details.table === meta.table) return broken(error.details, meta);
  if (error instanceof ForeignKeyViolation && error.details.table === meta.table) return lost(error.details, meta);
  if (error instanceof NotNullViolation && error.details.table === meta.table) return missing(error.details, meta);
  return undefined;
}

/** The part of an error's details that tells what was broken. */
interface Broken {
  readonly constraint: string | undefined;
  readonly column: string | undefined;
  readonly columns?: readonly string[];
}

function duplicate({ constraint, columns = [] }: Broken, meta: ModelMeta): ErrorsByField | undefined {
  const named = meta.uniqueConstraints.find(({ name }) => name === constraint);
  if (named && (named.where !== undefined || named.message !== undefined)) return { [nonField]: [violated(named)] };
  const fields = columns.flatMap((column) => fieldOf(meta, column) ?? []);
  // An index over an expression has no fields to name.
  if (fields.length < columns.length || fields.length === 0)
    return { [nonField]: [violated({ name: `${constraint}` })] };
  return duplicateError(meta, fields);
}

function broken({ constraint = "" }: Broken, meta: ModelMeta): ErrorsByField {
  const named = meta.constraints.find(({ name }) => name === constraint);
  if (named !== undefined) return { [nonField]: [violated(named)] };
  // PostgreSQL names the check of a positive column by its table and column.
  const field = meta.fields.find(({ column }) => constraint.startsWith(`${meta.table}_${column}_`));
  const problems = field?.field.columnCheck("") === undefined ? [] : [atLeastZero];
  return field && problems.length > 0 ? { [field.name]: problems } : { [nonField]: [violated({ name: constraint })] };
}

const atLeastZero = { code: "min_value", message: "Ensure this value is greater than or equal to 0." };

/** The table of such an error is the one that refers, also if the row that it refers to was deleted: then it is no field's. */
function lost({ columns: [column = ""] = [] }: Broken, meta: ModelMeta): ErrorsByField | undefined {
  const field = fieldOf(meta, column);
  return field?.field instanceof ForeignKeyField ? { [field.name]: [lostReference] } : undefined;
}

function missing({ column = "" }: Broken, meta: ModelMeta): ErrorsByField | undefined {
  const field = fieldOf(meta, column);
  return field && { [field.name]: [required.null] };
}

function fieldOf({ fields }: ModelMeta, column: string): ModelField | undefined {
  return fields.find((field) => field.column === column);
}
