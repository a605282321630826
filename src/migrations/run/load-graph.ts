import { HistoryInconsistent, MigrationConflict } from "../errors.ts";
import { buildGraph } from "../graph/build-graph.ts";
import type { MigrationGraph } from "../graph/migration-graph.ts";
import type { MigrationSource } from "../migration-source.ts";

/**
 * Builds the graph and refuses one that leads to two ends.
 *
 * @throws MigrationConflict when two migrations of an app are its last.
 */
export function loadGraph(sources: readonly MigrationSource[]): MigrationGraph {
  const graph = buildGraph(sources);
  for (const app of graph.apps) {
    const leaves = graph.leaves(app).map(({ name }) => name);
    if (leaves.length > 1) throw new MigrationConflict({ app, leaves });
  }
  return graph;
}

/** @throws HistoryInconsistent when a migration is applied and one that it depends on is not. */
export function checkHistory(graph: MigrationGraph, applied: ReadonlySet<string>): void {
  for (const node of graph.nodes.filter(({ id }) => applied.has(id))) {
    const missing = [...node.parents].find(({ id }) => !applied.has(id));
    if (missing) throw new HistoryInconsistent({ migration: node.id, dependency: missing.id });
  }
}
