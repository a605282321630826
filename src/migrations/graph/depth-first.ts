import type { MigrationNode } from "./migration-graph.ts";

/**
 * Lists a node after everything that it reaches.
 *
 * Of several neighbours the greatest comes first: Django's order, which the ledger of a shared database shows.
 *
 * @see https://github.com/django/django/blob/4.2/django/db/migrations/graph.py `iterative_dfs`
 */
export function depthFirst(
  start: MigrationNode,
  neighbours: (node: MigrationNode) => Iterable<MigrationNode>,
): readonly MigrationNode[] {
  const visited = new Set<MigrationNode>();
  const visit = (node: MigrationNode) => {
    if (visited.has(node)) return;
    for (const next of [...neighbours(node)].sort(compareNodes).reverse()) visit(next);
    visited.add(node);
  };
  visit(start);
  return [...visited];
}

/** Orders migrations by app, then by name, in code units as Django does. */
export function compareNodes(a: MigrationNode, b: MigrationNode): number {
  return compare(a.app, b.app) || compare(a.name, b.name);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
