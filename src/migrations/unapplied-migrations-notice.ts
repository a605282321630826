import { currentDatabase } from "#rooms/db";
import { currentMigrationProject } from "./migration-project.ts";
import { readLedger } from "./run/ledger.ts";
import { loadGraph } from "./run/load-graph.ts";
import { planFor } from "./run/plan.ts";

/**
 * Says how many migrations the database lacks: what `runserver` and `createsuperuser` print before they go on.
 *
 * @returns Undefined if all migrations are applied.
 */
export async function unappliedMigrationsNotice(): Promise<string | undefined> {
  const graph = loadGraph(currentMigrationProject.get().sources);
  const applied = new Set((await readLedger(currentDatabase.get())).keys());
  const plan = planFor(graph, applied, { nodes: graph.leaves() });
  if (plan.length === 0) return undefined;
  const apps = [...new Set(plan.map(({ node }) => node.app))].sort().join(", ");
  return (
    `You have ${plan.length} unapplied migration(s). Your project may not work properly until you apply the ` +
    `migrations for app(s): ${apps}.\nRun 'tolv migrate' to apply them.`
  );
}
