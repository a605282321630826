import { currentDatabase } from "#rooms/db";
import { argument, defineCommand, type Output, option } from "#rooms/management";
import { buildGraph } from "../graph/build-graph.ts";
import type { MigrationGraph, MigrationNode } from "../graph/migration-graph.ts";
import { currentMigrationProject } from "../migration-project.ts";
import { type AppliedMigrations, readLedger } from "../run/ledger.ts";
import { requireApp } from "./migration-choice.ts";

/** `tolv showmigrations [app…]`: which migrations exist and which are applied. */
export const showMigrationsCommand = defineCommand({
  name: "showmigrations",
  help: "Shows all available migrations for the current project.",
  stage: "release",
  arguments: { apps: argument.variadic("App labels of applications to limit the output to.") },
  options: { plan: option.flag("Shows the migrations in the order in which they will be applied.") },
  async run({ arguments: { apps }, options, output }) {
    const project = currentMigrationProject.get();
    for (const app of apps) requireApp(project, app);
    const graph = buildGraph(project.sources);
    const applied = await readLedger(currentDatabase.get());
    if (options.plan) printInOrder(output, chosenPlan(graph, apps), applied);
    else for (const app of apps.length > 0 ? apps : graph.apps) printApp(output, app, graph, applied);
  },
});

function printApp(output: Output, app: string, graph: MigrationGraph, applied: AppliedMigrations): void {
  output.line(output.style.heading(app));
  const nodes = graph.wholePlan().filter((node) => node.app === app);
  if (nodes.length === 0) output.line(" (no migrations)");
  for (const { id, name } of nodes) {
    const time = applied.get(id);
    const detail =
      time && output.verbosity > 1 ? ` (applied at ${time.toISOString().slice(0, 19).replace("T", " ")})` : "";
    output.line(` [${time ? "X" : " "}] ${name}${detail}`);
  }
}

function printInOrder(output: Output, plan: readonly MigrationNode[], applied: AppliedMigrations): void {
  for (const { id, parents } of plan) {
    const needed = Array.from(parents, (parent) => parent.id).sort();
    const detail = needed.length > 0 && output.verbosity > 1 ? ` ... (${needed.join(", ")})` : "";
    output.line(`[${applied.has(id) ? "X" : " "}]  ${id}${detail}`);
  }
  if (plan.length === 0) output.line("(no migrations)");
}

function chosenPlan(graph: MigrationGraph, apps: readonly string[]): readonly MigrationNode[] {
  if (apps.length === 0) return graph.wholePlan();
  return [...new Set(apps.flatMap((app) => graph.leaves(app)).flatMap((leaf) => graph.forwardsPlan(leaf)))];
}
