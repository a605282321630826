import { requireDatabase } from "../connections/database.ts";
import { isDeleteHeard } from "../model-events/announce.ts";
import type { QueryState } from "../queries/query-state.ts";
import { readKeys } from "../queries/read-keys.ts";
import { statement } from "../queries/statement.ts";
import { deleteRows } from "../sql/write.ts";
import { Collector, type Deletion } from "./collector.ts";

export type { Deletion } from "./collector.ts";

/** Deletes the rows of a query and what their references ask for, in one transaction. */
export async function deleteQuery(state: QueryState): Promise<Deletion> {
  const database = requireDatabase();
  const collector = new Collector(database);
  if (!collector.isReferred(state.model) && !isDeleteHeard(state.model)) return deleteAlone(state);
  return database.atomic(async () => {
    await collector.collect(state.model, await readKeys(state));
    return collector.delete();
  });
}

async function deleteAlone(state: QueryState): Promise<Deletion> {
  const { count } = await requireDatabase().run(statement(deleteRows(state), { state, values: {} }));
  return { total: count, byModel: { [state.model.meta.label]: count } };
}
