import type { Database } from "#rooms/db";
import type { MigrationGraph } from "../graph/migration-graph.ts";
import type { AfterMigrate } from "../migration-project.ts";
import { appliedNodes, stateAfter } from "./history.ts";
import { readLedger } from "./ledger.ts";
import { underLock } from "./migration-lock.ts";

/** Does what follows a `migrate`, in one transaction and under the lock of migrations. */
export async function runAfterMigrate(
  database: Database,
  graph: MigrationGraph,
  work: readonly AfterMigrate[],
): Promise<void> {
  if (work.length === 0) return;
  await underLock(database, async () => {
    const applied = new Set((await readLedger(database)).keys());
    const state = stateAfter(appliedNodes(graph, applied));
    for (const { run } of work) await run({ state });
  });
}
