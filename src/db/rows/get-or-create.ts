import { atomic } from "../connections/atomic.ts";
import { UniqueViolation } from "../errors.ts";
import type { ModelClass } from "../model-meta.ts";
import { Query } from "../queries/query.ts";
import { allRows, filtered, type QueryState } from "../queries/query-state.ts";
import type { Values } from "../sql/slot.ts";
import { createRow, saveRow } from "./save-row.ts";
import { changedFields, fillChanged } from "./values.ts";

/** A row, and whether it was made now. */
export type RowAndCreated<Instance> = readonly [row: Instance, created: boolean];

/**
 * The row with these values, or a new one. Of several callers at once one creates it and the others get it, as long as a
 * unique constraint stands on the values.
 *
 * @throws MultipleObjectsReturned when the values fit several rows.
 */
export async function getOrCreate(model: ModelClass, where: Values, defaults: Values): Promise<RowAndCreated<object>> {
  return getFrom(exactly(model, where), () => createRow(model, { ...where, ...defaults }));
}

/** The row with these values, written with the others; or a new one with both. */
export async function updateOrCreate(model: ModelClass, where: Values, values: Values): Promise<RowAndCreated<object>> {
  const fields = changedFields(model.meta, values).map(({ name }) => name);
  return atomic(async () => {
    const locked = { ...exactly(model, where), lock: {} };
    const found = await getFrom(locked, () => createRow(model, { ...where, ...values }));
    const [row, created] = found;
    if (created) return found;
    fillChanged(row, model.meta, values);
    await saveRow(row, model, { fields });
    return found;
  });
}

async function getFrom(state: QueryState, create: () => Promise<object>): Promise<RowAndCreated<object>> {
  const found = await onlyRow(state);
  if (found !== undefined) return [found, false];
  try {
    // A savepoint where a transaction is open, which a refused row would end.
    return [await atomic(create), true];
  } catch (error) {
    // Another caller was faster; a constraint on other values is still the caller's error.
    const row = error instanceof UniqueViolation ? await onlyRow(state) : undefined;
    if (row === undefined) throw error;
    return [row, false];
  }
}

async function onlyRow(state: QueryState): Promise<object | undefined> {
  const query = new Query<object, unknown>(state);
  const [row, second] = await query.limit(2).all();
  return second === undefined ? row : query.get();
}

/** The names are those of fields; a lookup among them could not be created. */
function exactly(model: ModelClass, where: Values): QueryState {
  changedFields(model.meta, where);
  return filtered(allRows(model), where);
}
