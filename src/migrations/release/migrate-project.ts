import { currentDatabase } from "#rooms/db";
import type { MigrationGraph } from "../graph/migration-graph.ts";
import { currentMigrationProject } from "../migration-project.ts";
import { executePlan, type PlanObserver } from "../run/execute-plan.ts";
import { withStates } from "../run/history.ts";
import { readLedger } from "../run/ledger.ts";
import { checkHistory, loadGraph } from "../run/load-graph.ts";
import { type MigrationStep, planFor } from "../run/plan.ts";
import { runAfterMigrate } from "../run/run-after-migrate.ts";
import type { MigrationHeads } from "./migration-overview.ts";
import { laterNodes } from "./plan-rollback.ts";

type Plan = (graph: MigrationGraph, applied: ReadonlySet<string>) => readonly MigrationStep[];

const silent: PlanObserver = { started: () => undefined, finished: () => undefined };

/**
 * Applies every migration of the running project that its database lacks, as `tolv migrate` does; without a word
 * unless an observer is given.
 *
 * @throws MigrationFailed, MigrationBlocked, MigrationsLocked
 */
export function migrateToNewest(observer: PlanObserver = silent): Promise<void> {
  return migrate(observer, (graph, applied) => planFor(graph, applied, { nodes: graph.leaves() }));
}

/** Applies the migrations of one app alone, and what they depend on, without a word; nothing follows it. */
export async function migrateApp(app: string): Promise<void> {
  await execute(silent, (graph, applied) => planFor(graph, applied, { nodes: graph.leaves(app) }));
}

/**
 * Takes back what the database has had since its code had the heads, newest first.
 *
 * @throws MigrationIrreversible before anything has changed; MigrationFailed, MigrationBlocked, MigrationsLocked
 */
export function migrateBack(heads: MigrationHeads, observer: PlanObserver): Promise<void> {
  return migrate(observer, (graph, applied) =>
    laterNodes(graph, applied, heads).map((node) => ({ node, direction: "backwards" })),
  );
}

async function migrate(observer: PlanObserver, plan: Plan): Promise<void> {
  const graph = await execute(observer, plan);
  await runAfterMigrate(currentDatabase.get(), graph, currentMigrationProject.get().afterMigrate);
}

async function execute(observer: PlanObserver, plan: Plan): Promise<MigrationGraph> {
  const database = currentDatabase.get();
  const graph = loadGraph(currentMigrationProject.get().sources);
  const applied = new Set((await readLedger(database)).keys());
  checkHistory(graph, applied);
  await executePlan(database, withStates(graph, applied, plan(graph, applied)), { mode: "run", observer });
  return graph;
}
