import { keyOf, type ModelClass, queryOf } from "#rooms/db";
import type { AdminRows } from "../options/admin-model.ts";

/** The query for a row that is known already: to read it again, to lock or to delete it. */
export function queryOfRow(model: ModelClass, row: object): AdminRows {
  return queryOf(model).filter({ [model.meta.primaryKey.name]: keyOf(model, row) });
}
