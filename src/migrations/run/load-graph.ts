import { HistoryInconsistent, MigrationConflict } from "../errors.ts";
import { buildGraph } from "../graph/build-graph.ts";
import type { MigrationGraph, MigrationNode } from "../graph/migration-graph.ts";
import type { MigrationSource } from "../migration-source.ts";

/**
 * Builds the graph and refuses one that leads to two ends.
 *
 * @throws MigrationConflict when two migrations of an app are its last.
 */
export function loadGraph(sources: readonly MigrationSource[]): MigrationGraph {
  const graph = buildGraph(sources);
  const conflicts = new Map(conflictsOf(graph).map(({ app, leaves }) => [app, leaves.map(({ name }) => name)]));
  if (conflicts.size > 0) throw new MigrationConflict({ conflicts });
  return graph;
}

/** The apps of which several migrations are the last. */
export function conflictsOf(graph: MigrationGraph): readonly Conflict[] {
  return graph.apps.map((app) => ({ app, leaves: graph.leaves(app) })).filter(({ leaves }) => leaves.length > 1);
}

/** An app with more than one last migration. */
export interface Conflict {
  readonly app: string;
  readonly leaves: readonly MigrationNode[];
}

/** @throws HistoryInconsistent when a migration is applied and one that it depends on is not. */
export function checkHistory(graph: MigrationGraph, applied: ReadonlySet<string>): void {
  for (const node of graph.nodes.filter(({ id }) => applied.has(id))) {
    const missing = [...node.parents].find(({ id }) => !applied.has(id));
    if (missing) throw new HistoryInconsistent({ migration: node.id, dependency: missing.id });
  }
}
