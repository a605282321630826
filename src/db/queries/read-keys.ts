import { requireDatabase } from "../connections/database.ts";
import { selectKeys } from "../sql/select.ts";
import type { QueryState } from "./query-state.ts";
import { statement } from "./statement.ts";

/** Fetches the primary keys of a query's rows. */
export async function readKeys(state: QueryState): Promise<unknown[]> {
  const { field } = state.model.meta.primaryKey;
  const { rows } = await requireDatabase().run(statement(selectKeys(state), { state, values: {} }));
  return rows.map(([text]) => field.fromDatabase(text ?? ""));
}
