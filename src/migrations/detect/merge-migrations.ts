import { defineMigration } from "../define-migration.ts";
import type { MigrationGraph, MigrationNode } from "../graph/migration-graph.ts";
import type { MigrationProject } from "../migration-project.ts";
import { type Conflict, conflictsOf } from "../run/load-graph.ts";
import { numberedName } from "./migration-name.ts";
import { type NewMigration, type WritableSource, writableSources } from "./plan-migrations.ts";

/** The last migrations of an app that do not know of each other, and the one that joins them. */
export interface Merge {
  readonly created: NewMigration;
  readonly branches: readonly Branch[];
}

/** What led to one of the last migrations and not to all of them. */
export interface Branch {
  readonly leaf: MigrationNode;
  readonly nodes: readonly MigrationNode[];
}

/** Longest list of names in the name of a merge, as in Django; characters. */
const maximumLength = 47;

/** Finds the apps of which several migrations are the last, and joins them. */
export function mergeMigrations(
  project: MigrationProject,
  graph: MigrationGraph,
  name: string | undefined,
): readonly Merge[] {
  const sources = writableSources(project);
  return conflictsOf(graph).flatMap((conflict) => {
    const source = sources.get(conflict.app);
    return source ? [merge(conflict, { source, graph, name })] : [];
  });
}

function merge(
  { app, leaves }: Conflict,
  context: { readonly source: WritableSource; readonly graph: MigrationGraph; readonly name: string | undefined },
): Merge {
  const { source, graph } = context;
  const names = leaves.map((leaf) => leaf.name);
  const last = names.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)).at(-1);
  const joined = names.join("_");
  const name = numberedName(last, context.name ?? (joined.length > maximumLength ? "merge" : `merge_${joined}`));
  const migration = defineMigration({ dependencies: names.map((leaf) => [app, leaf] as const) });
  return { created: { source, name, migration, directory: source.directory }, branches: branchesOf(leaves, graph) };
}

function branchesOf(leaves: readonly MigrationNode[], graph: MigrationGraph): readonly Branch[] {
  const plans = leaves.map((leaf) => graph.forwardsPlan(leaf).filter((node) => node.app === leaf.app));
  const common = plans.reduce((shared, plan) => shared.filter((node) => plan.includes(node)));
  return leaves.map((leaf, index) => ({ leaf, nodes: (plans[index] ?? []).filter((node) => !common.includes(node)) }));
}
