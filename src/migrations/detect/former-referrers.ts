import type { MigrationKey } from "../define-migration.ts";
import type { MigrationGraph, MigrationNode } from "../graph/migration-graph.ts";
import { type Change, changeOf } from "./change.ts";

/**
 * The last migrations of the apps that have referred to a model which is deleted: they know the model, so it is deleted
 * after them in any database.
 */
export function formerReferrers(
  app: string,
  changes: readonly Change[],
  graph: MigrationGraph,
): readonly MigrationKey[] {
  const gone = new Set(changes.flatMap(({ ends }) => ends));
  const refers = (node: MigrationNode) => {
    return node.migration.operations.some((operation) =>
      changeOf(node.app, operation).needs.some((mark) => gone.has(mark)),
    );
  };
  const apps = new Set(graph.nodes.filter((node) => node.app !== app && refers(node)).map((node) => node.app));
  return [...apps].flatMap((other) => graph.leaves(other).map((leaf): MigrationKey => [other, leaf.name]));
}
