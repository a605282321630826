import { type Database, StatementCancelled } from "#rooms/db";
import { AfterMigrateInterrupted } from "../errors.ts";
import type { MigrationGraph } from "../graph/migration-graph.ts";
import type { AfterMigrate } from "../migration-project.ts";
import { appliedNodes, stateAfter } from "./history.ts";
import { readLedger } from "./ledger.ts";
import { underLock } from "./migration-lock.ts";

/**
 * Does what follows a `migrate`, in one transaction and under the lock of migrations.
 *
 * @throws AfterMigrateInterrupted
 */
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
  }).catch((error) => {
    if (!(error instanceof StatementCancelled)) throw error;
    throw new AfterMigrateInterrupted({ work: work.map(({ name }) => name) }, { cause: error });
  });
}
