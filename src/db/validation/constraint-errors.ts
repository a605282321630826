import { requireDatabase } from "../connections/database.ts";
import type { ModelConstraint, UniqueConstraint } from "../declaration/model-options.ts";
import { type Candidate, candidateValue } from "./candidate.ts";
import { type ErrorsByField, mergeErrors, nonField } from "./errors-by-field.ts";
import { violated } from "./messages.ts";
import { duplicateError, fieldsNamed, isTaken } from "./unique-errors.ts";
import { selectFulfilled } from "./validation-sql.ts";

/** Lists the named constraints that a row would break. */
export async function constraintErrors(candidate: Candidate): Promise<ErrorsByField> {
  const { constraints, uniqueConstraints } = candidate.model.meta;
  const found: ErrorsByField[] = [];
  for (const constraint of constraints) found.push(await checkErrors(candidate, constraint));
  for (const constraint of uniqueConstraints) found.push(await namedUniqueErrors(candidate, constraint));
  return mergeErrors(...found);
}

async function checkErrors(candidate: Candidate, constraint: ModelConstraint): Promise<ErrorsByField> {
  return (await fulfils(candidate, constraint.check)) ? {} : { [nonField]: [violated(constraint)] };
}

async function namedUniqueErrors(candidate: Candidate, constraint: UniqueConstraint): Promise<ErrorsByField> {
  const { where, message } = constraint;
  const { meta } = candidate.model;
  const fields = fieldsNamed(meta, constraint.fields);
  if (where !== undefined && !(await fulfils(candidate, where))) return {};
  if (!(await isTaken(candidate, { fields, where }))) return {};
  const isPlain = where === undefined && message === undefined;
  return isPlain ? duplicateError(meta, fields) : { [nonField]: [violated(constraint)] };
}

/** Asks PostgreSQL whether the row's values fulfil a condition; one that names a field which is left out is not asked. */
async function fulfils(candidate: Candidate, condition: string): Promise<boolean> {
  const { meta } = candidate.model;
  const unknown = meta.fields.filter(({ name }) => candidate.excluded.has(name));
  if (unknown.some(({ column }) => mentions(condition, column))) return true;
  const fields = meta.fields.filter((field) => !unknown.includes(field));
  const params = fields.map((field) => {
    const value = candidateValue(candidate, field) ?? null;
    return value === null ? null : field.field.toDatabase(value);
  });
  const sql = selectFulfilled(meta.table, fields, condition);
  return (await requireDatabase().run({ sql, params, model: meta.label })).count > 0;
}

/** True for every condition that reads the column, and for a few that only have the word in them. */
function mentions(condition: string, column: string): boolean {
  return condition.split(/[^\p{L}\p{N}_$]+/u).some((word) => word.toLowerCase() === column.toLowerCase());
}
