import { atomic } from "../connections/atomic.ts";
import type { ModelClass } from "../model-meta.ts";
import { allRows, filtered } from "../queries/query-state.ts";
import { runSelect } from "../queries/run-select.ts";
import { emitRowEvent, isHeard } from "./listeners.ts";
import type { ManyToManyChange, RowSave } from "./row-events.ts";

/** Writes a row between its events, in one transaction; without listeners it only writes. */
export function announceSave(event: RowSave, write: () => Promise<void>): Promise<void> {
  if (!isSaveHeard(event.model)) return write();
  return atomic(async () => {
    await emitRowEvent("beforeSave", event);
    await write();
    await emitRowEvent("afterSave", event);
  });
}

/** True if somebody wants to know of the model's rows that are saved. */
export function isSaveHeard({ meta }: ModelClass): boolean {
  return isHeard(meta, "beforeSave", "afterSave");
}

/** Changes pairs between their events; there is nothing to say of no pairs. */
export async function announceChange(event: ManyToManyChange, write: () => Promise<void>): Promise<void> {
  if (event.action !== "clear" && event.keys.length === 0) return;
  await emitRowEvent("beforeManyToManyChange", event);
  await write();
  await emitRowEvent("afterManyToManyChange", event);
}

/** True if somebody wants to know of the model's many-to-many relations. */
export function isChangeHeard({ meta }: ModelClass): boolean {
  return isHeard(meta, "beforeManyToManyChange", "afterManyToManyChange");
}

/** Loads the rows that will be deleted, if somebody wants to know of them. */
export async function doomedRows(model: ModelClass, keys: readonly unknown[]): Promise<readonly object[]> {
  if (keys.length === 0 || !isDeleteHeard(model)) return [];
  const { name } = model.meta.primaryKey;
  return runSelect({ ...filtered(allRows(model), { [`${name}__in`]: keys }), ordering: [name] });
}

/** True if somebody wants to know of the model's rows that are deleted. */
export function isDeleteHeard({ meta }: ModelClass): boolean {
  return isHeard(meta, "beforeDelete", "afterDelete");
}
