import { currentDatabase } from "#rooms/db";
import { currentMigrationProject } from "../migration-project.ts";
import { executePlan } from "./execute-plan.ts";
import { withStates } from "./history.ts";
import { readLedger } from "./ledger.ts";
import { loadGraph } from "./load-graph.ts";
import { planFor } from "./plan.ts";
import { runAfterMigrate } from "./run-after-migrate.ts";

/**
 * Applies every migration of the surrounding project that its database lacks, without a word: for tests.
 *
 * @throws as `tolv migrate`.
 */
export async function migrateToNewest(): Promise<void> {
  const { sources, afterMigrate } = currentMigrationProject.get();
  const database = currentDatabase.get();
  const graph = loadGraph(sources);
  const applied = new Set((await readLedger(database)).keys());
  const steps = withStates(graph, applied, planFor(graph, applied, { nodes: graph.leaves() }));
  await executePlan(database, steps, { mode: "run", observer: { started: () => {}, finished: () => {} } });
  await runAfterMigrate(database, graph, afterMigrate);
}
