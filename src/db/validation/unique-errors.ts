import { requireDatabase } from "../connections/database.ts";
import { keyOf } from "../key-of.ts";
import type { ModelField, ModelMeta } from "../model-meta.ts";
import { rowState } from "../rows/row-state.ts";
import { type Candidate, candidateValue } from "./candidate.ts";
import { type ErrorsByField, mergeErrors, nonField } from "./errors-by-field.ts";
import { notUnique } from "./messages.ts";
import { selectMatch } from "./validation-sql.ts";

/** Lists the unique fields, and the groups of fields that are unique together, whose values another row has. */
export async function uniqueErrors(candidate: Candidate): Promise<ErrorsByField> {
  const { meta } = candidate.model;
  const single = meta.fields.filter(({ field }) => isUnique(candidate, field.options)).map((field) => [field]);
  const groups = meta.uniqueTogether.map((names) => fieldsNamed(meta, names));
  const found: ErrorsByField[] = [];
  for (const fields of [...single, ...groups]) {
    if (await isTaken(candidate, { fields })) found.push(duplicateError(meta, fields));
  }
  return mergeErrors(...found);
}

/** The fields of a model that are named. */
export function fieldsNamed({ fields }: ModelMeta, names: readonly string[]): readonly ModelField[] {
  return names.flatMap((name) => fields.find((field) => field.name === name) ?? []);
}

/** What a taken value is called: an error of its field, or of the row where it takes several fields. */
export function duplicateError(meta: ModelMeta, fields: readonly ModelField[]): ErrorsByField {
  const [first, second] = fields;
  const name = first !== undefined && second === undefined ? first.name : nonField;
  return { [name]: [notUnique(meta, fields)] };
}

interface Uniqueness {
  readonly fields: readonly ModelField[];
  /** The rows that count, as SQL of the model's author. */
  readonly where?: string | undefined;
}

/** True if another row has the same values; NULL equals nothing, and fields that are left out cannot be judged. */
export async function isTaken(candidate: Candidate, { fields, where }: Uniqueness): Promise<boolean> {
  if (fields.some(({ name }) => candidate.excluded.has(name))) return false;
  const values = fields.map((field) => candidateValue(candidate, field));
  if (values.some((value) => value === null || value === undefined)) return false;
  const { model, row } = candidate;
  const { table, primaryKey, label } = model.meta;
  const isSaved = rowState(row) !== undefined;
  const columns = fields.map(({ column }) => column);
  const sql = selectMatch(table, { columns, where, except: isSaved ? primaryKey.column : undefined });
  const bound = fields.map(({ field }, index) => field.toDatabase(values[index]));
  const params = isSaved ? [...bound, primaryKey.field.toDatabase(keyOf(model, row))] : bound;
  return (await requireDatabase().run({ sql, params, model: label })).count > 0;
}

/** The key of a row that is in the database is its own. */
function isUnique({ row }: Candidate, { unique, primaryKey }: ModelField["field"]["options"]): boolean {
  return primaryKey ? rowState(row) === undefined : unique === true;
}
