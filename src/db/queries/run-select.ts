import { requireDatabase } from "../connections/database.ts";
import { hydrateRows } from "../rows/hydrate.ts";
import { selectRows } from "../sql/select.ts";
import type { QueryState } from "./query-state.ts";
import { statement } from "./statement.ts";

/** Fetches the rows of a query as instances of its model; foreign keys to load are joined. */
export async function runSelect(state: QueryState): Promise<object[]> {
  const select = selectRows(state);
  return hydrateRows(await requireDatabase().run(statement(select, { state, values: {} })), select);
}
