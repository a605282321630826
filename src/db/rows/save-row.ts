import { requireDatabase } from "../connections/database.ts";
import type { Deletion } from "../deletion/collector.ts";
import { deleteQuery } from "../deletion/delete-query.ts";
import { RowGone, RowNotSaved } from "../errors.ts";
import { keyOf } from "../key-of.ts";
import { announceSave, isSaveHeard } from "../model-events/announce.ts";
import type { ModelClass, ModelField } from "../model-meta.ts";
import { allRows, filtered, type QueryState } from "../queries/query-state.ts";
import { statement } from "../queries/statement.ts";
import { selectRows } from "../sql/select.ts";
import type { Values } from "../sql/slot.ts";
import { insertRow, updateRows } from "../sql/write.ts";
import { fillRow } from "./hydrate.ts";
import { markDeleted, markSaved, rowState } from "./row-state.ts";
import { changedFields, fillGiven, newRowValues, savedValues } from "./values.ts";

export interface SaveOptions {
  readonly fields?: readonly string[];
}

/** Inserts a row with the given values and the defaults of the others. */
export async function createRow(model: ModelClass, given: Values): Promise<object> {
  const row = new model();
  if (isSaveHeard(model)) {
    fillGiven(row, model.meta, given);
    await saveRow(row, model);
  } else await insert(row, model, given);
  return row;
}

/** Writes a row: UPDATE where it came from the database, INSERT where it did not. */
export async function saveRow(row: object, model: ModelClass, options: SaveOptions = {}): Promise<void> {
  if (rowState(row) === undefined) return insertAnnounced(row, model);
  const fields = chosenFields(model, options);
  if (fields.length === 0) return;
  await announceSave({ row, model, created: false, fields: options.fields }, () => update(row, model, fields));
}

/** Deletes a row and what refers to it. */
export async function deleteRow(row: object, model: ModelClass): Promise<Deletion> {
  const deletion = await deleteQuery(rowQuery(row, model));
  markDeleted(row);
  return deletion;
}

/** Reads the columns of a row again. */
export async function refreshRow(row: object, model: ModelClass): Promise<void> {
  const state = rowQuery(row, model);
  const { rows } = await requireDatabase().run(statement(selectRows(state), { state, values: {} }));
  const [texts] = rows;
  if (texts === undefined) throw new RowGone({ model: model.meta.label });
  fillRow(row, model.meta.fields, { texts, start: 0 });
  markSaved(row).loaded.clear();
}

async function insertAnnounced(row: object, model: ModelClass): Promise<void> {
  const write = () => insert(row, model, savedValues(row, model.meta.fields));
  try {
    await announceSave({ row, model, created: true, fields: undefined }, write);
  } catch (error) {
    // A listener may have refused what was inserted already, and the transaction has taken it back.
    markDeleted(row);
    throw error;
  }
}

async function update(row: object, model: ModelClass, fields: readonly ModelField[]): Promise<void> {
  const state = rowQuery(row, model);
  const values = savedValues(row, fields);
  const { count } = await requireDatabase().run(statement(updateRows(state, fields), { state, values }));
  if (count === 0) throw new RowGone({ model: model.meta.label });
}

async function insert(row: object, model: ModelClass, given: Values): Promise<void> {
  const { meta } = model;
  const values = newRowValues(meta, given);
  const fields = meta.fields.filter(({ name }) => values[name] !== undefined);
  const state = allRows(model);
  const { rows } = await requireDatabase().run(statement(insertRow(meta, fields), { state, values }));
  fillRow(row, meta.fields, { texts: rows[0] ?? [], start: 0 });
  markSaved(row);
}

function chosenFields({ meta }: ModelClass, { fields }: SaveOptions): readonly ModelField[] {
  if (fields === undefined) return meta.fields.filter((field) => field !== meta.primaryKey);
  return changedFields(meta, Object.fromEntries(fields.map((name) => [name, undefined])));
}

/** The query for one row by its primary key. */
function rowQuery(row: object, model: ModelClass): QueryState {
  if (rowState(row) === undefined) throw new RowNotSaved({ model: model.meta.label });
  const where = { [model.meta.primaryKey.name]: keyOf(model, row) };
  return filtered(allRows(model), where);
}
