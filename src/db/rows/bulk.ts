import { requireDatabase } from "../connections/database.ts";
import { QueryInvalid } from "../errors.ts";
import type { ModelClass, ModelField } from "../model-meta.ts";
import type { Values } from "../sql/slot.ts";
import { type ConflictClause, insertRows, updateManyRows } from "../sql/write-many.ts";
import { hydrateRow } from "./hydrate.ts";
import { createRow } from "./save-row.ts";
import { changedFields, newRowValues, savedValues } from "./values.ts";

export interface BulkOptions {
  /** The most rows of one statement; 1,000 unless said otherwise. */
  readonly batchSize?: number;
}

export interface BulkCreateOptions<Names extends string = string> extends BulkOptions {
  /** What happens where a unique value is taken: the new row is left out, or some columns of the old one are written. */
  readonly onConflict?: "ignore" | { readonly unique: readonly Names[]; readonly update: readonly Names[] };
}

/**
 * Inserts many rows by few statements, all or none of them; models' events are not announced, as in Django.
 *
 * @returns the rows that were written, in their order.
 */
export async function bulkCreate(
  model: ModelClass,
  given: readonly Values[],
  options: BulkCreateOptions,
): Promise<object[]> {
  const rows = given.map((values) => newRowValues(model.meta, values));
  const conflict = conflictOf(model, options);
  return requireDatabase().atomic(async () => {
    const written: object[] = [];
    for (const batch of batches(rows, model, options)) written.push(...(await insertBatch(model, batch, conflict)));
    return written;
  });
}

/**
 * Writes some fields of many rows, each with its own values, by few statements.
 *
 * @returns the number of rows that were found.
 */
export async function bulkUpdate(
  model: ModelClass,
  rows: readonly object[],
  { fields: names, ...options }: BulkOptions & { readonly fields: readonly string[] },
): Promise<number> {
  const fields = fieldsNamed(model.meta, names);
  if (fields.length === 0 || rows.length === 0) return 0;
  const columns = [model.meta.primaryKey, ...fields];
  const sql = updateManyRows(model.meta, fields);
  return requireDatabase().atomic(async () => {
    let count = 0;
    const values = rows.map((row) => savedValues(row, columns));
    for (const batch of batches(values, model, options)) {
      const params = arrays(columns, batch);
      count += (await requireDatabase().run({ sql, params, model: model.meta.label })).count;
    }
    return count;
  });
}

async function insertBatch(model: ModelClass, batch: readonly Values[], conflict: ConflictClause | undefined) {
  const { meta } = model;
  const fields = meta.fields.filter(({ name }) => batch[0]?.[name] !== undefined);
  if (fields.length === 0) return insertDefaults(model, batch);
  const params = arrays(fields, batch);
  const { rows } = await requireDatabase().run({ sql: insertRows(meta, fields, conflict), params, model: meta.label });
  return rows.map((texts) => hydrateRow(model, texts));
}

/** Rows of nothing but defaults have no column to make an array of. */
async function insertDefaults(model: ModelClass, batch: readonly Values[]): Promise<object[]> {
  const rows: object[] = [];
  for (const values of batch) rows.push(await createRow(model, values));
  return rows;
}

/** Neighbours that give the same columns, at most so many at a time. */
function batches(rows: readonly Values[], { meta }: ModelClass, { batchSize = 1_000 }: BulkOptions): Values[][] {
  if (!Number.isSafeInteger(batchSize) || batchSize < 1) {
    throw new QueryInvalid({ model: meta.label, problem: "was given a batch size that is no number of rows" });
  }
  const found: Values[][] = [];
  for (const row of rows) {
    const batch = found.at(-1);
    const isLike = batch?.[0] !== undefined && String(Object.keys(batch[0])) === String(Object.keys(row));
    if (batch && isLike && batch.length < batchSize) batch.push(row);
    else found.push([row]);
  }
  return found;
}

function arrays(fields: readonly ModelField[], rows: readonly Values[]): readonly unknown[][] {
  return fields.map(({ name, field }) =>
    rows.map((values) => (values[name] === null ? null : field.toDatabase(values[name]))),
  );
}

function conflictOf({ meta }: ModelClass, { onConflict }: BulkCreateOptions): ConflictClause | undefined {
  if (onConflict === undefined) return undefined;
  if (onConflict === "ignore") return { update: [], unique: [] };
  const { update, unique } = onConflict;
  if (update.length === 0 || unique.length === 0) {
    throw new QueryInvalid({ model: meta.label, problem: "needs unique fields and fields to update on a conflict" });
  }
  return { update: fieldsNamed(meta, update), unique: fieldsNamed(meta, unique) };
}

function fieldsNamed(meta: ModelClass["meta"], names: readonly string[]): readonly ModelField[] {
  return changedFields(meta, Object.fromEntries(names.map((name) => [name, undefined])));
}
