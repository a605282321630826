import type { MigrationGraph, MigrationNode } from "../graph/migration-graph.ts";

export type Direction = "forwards" | "backwards";

/** One migration of a plan and what happens to it. */
export interface MigrationStep {
  readonly node: MigrationNode;
  readonly direction: Direction;
}

/** Where a plan leads: these migrations applied and none after them, or no migration of the app at all. */
export type MigrationTarget = { readonly nodes: readonly MigrationNode[] } | { readonly zero: string };

/**
 * Lists the steps that lead a database to a target.
 *
 * A target that is applied already is gone back to: what depends on it within its app is unapplied.
 *
 * @param applied Ids of applied migrations.
 *
 * @see https://github.com/django/django/blob/4.2/django/db/migrations/executor.py `migration_plan`
 */
export function planFor(
  graph: MigrationGraph,
  applied: ReadonlySet<string>,
  target: MigrationTarget,
): readonly MigrationStep[] {
  if ("zero" in target) return unapply(graph, applied, graph.roots(target.zero));
  const [single, second] = target.nodes;
  if (single && !second && applied.has(single.id)) return unapply(graph, applied, childrenInApp(single));
  const nodes = new Set(target.nodes.flatMap((node) => graph.forwardsPlan(node)));
  return [...nodes].filter(({ id }) => !applied.has(id)).map((node) => ({ node, direction: "forwards" }));
}

function unapply(
  graph: MigrationGraph,
  applied: ReadonlySet<string>,
  starts: readonly MigrationNode[],
): readonly MigrationStep[] {
  const nodes = new Set(starts.flatMap((node) => graph.backwardsPlan(node)));
  return [...nodes].filter(({ id }) => applied.has(id)).map((node) => ({ node, direction: "backwards" }));
}

function childrenInApp(node: MigrationNode): readonly MigrationNode[] {
  return [...node.children].filter(({ app }) => app === node.app);
}
