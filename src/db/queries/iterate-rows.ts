import { fetchBatches } from "../connections/cursor.ts";
import { requireDatabase } from "../connections/database.ts";
import { hydrateRows } from "../rows/hydrate.ts";
import { loadRelated } from "../rows/related-loader.ts";
import { selectRows } from "../sql/select.ts";
import type { QueryState } from "./query-state.ts";
import { statement } from "./statement.ts";

/** The rows of a query one after the other; relations to many are loaded for a batch at a time. */
export async function* iterateRows<Instance>(state: QueryState, batchSize: number): AsyncGenerator<Instance, void> {
  const select = selectRows(state);
  const batches = fetchBatches(requireDatabase(), statement(select, { state, values: {} }), batchSize);
  for await (const batch of batches) {
    const rows = hydrateRows(batch, select);
    await loadRelated(rows, state);
    // The model of the state is the class that Instance was read from.
    yield* rows as Instance[];
  }
}
