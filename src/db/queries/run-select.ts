import { requireDatabase } from "../connections/database.ts";
import { QueryInvalid } from "../errors.ts";
import { hydrateRows } from "../rows/hydrate.ts";
import { selectRows } from "../sql/select.ts";
import type { QueryState } from "./query-state.ts";
import { statement } from "./statement.ts";

/**
 * Fetches the rows of a query as instances of its model; foreign keys to load are joined.
 *
 * @throws QueryInvalid for locks outside of a transaction, where they would end at once.
 */
export async function runSelect(state: QueryState): Promise<object[]> {
  const database = requireDatabase();
  if (state.lock !== undefined && !database.inTransaction) {
    throw new QueryInvalid({ model: state.model.meta.label, problem: "locks rows outside of atomic()" });
  }
  const select = selectRows(state);
  return hydrateRows(await database.run(statement(select, { state, values: {} })), select);
}
