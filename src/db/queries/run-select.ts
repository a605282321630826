import { requireDatabase } from "../connections/database.ts";
import type { RawResult } from "../connections/statement.ts";
import { QueryInvalid } from "../errors.ts";
import { hydrateRows } from "../rows/hydrate.ts";
import type { CompiledSql } from "../sql/compiler.ts";
import { selectCountedRows, selectRows } from "../sql/select.ts";
import type { QueryState } from "./query-state.ts";
import { statement } from "./statement.ts";

/**
 * Fetches the rows of a query as instances of its model; foreign keys to load are joined.
 *
 * @throws QueryInvalid for locks outside of a transaction, where they would end at once.
 */
export async function runSelect(state: QueryState): Promise<object[]> {
  const select = selectRows(state);
  return hydrateRows(await run(select, state), select);
}

/** Rows of a query, and how many it has without limit and offset; 0 where there is no row to say so. */
export interface CountedRows {
  readonly rows: readonly object[];
  readonly count: number;
}

/** The same with their number, by one statement, so that both are of the same moment. */
export async function runCountedSelect(state: QueryState): Promise<CountedRows> {
  const select = selectCountedRows(state);
  const result = await run(select, state);
  return { rows: hydrateRows(result, select), count: Number(result.rows[0]?.[select.addedAt] ?? 0) };
}

function run(select: CompiledSql, state: QueryState): Promise<RawResult> {
  const database = requireDatabase();
  if (state.lock !== undefined && !database.inTransaction) {
    throw new QueryInvalid({ model: state.model.meta.label, problem: "locks rows outside of atomic()" });
  }
  return database.run(statement(select, { state, values: {} }));
}
