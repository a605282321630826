import { defineMigration, type MigrationKey } from "../define-migration.ts";
import type { MigrationGraph } from "../graph/migration-graph.ts";
import type { MigrationProject } from "../migration-project.ts";
import { numberedName } from "./migration-name.ts";
import { type NewMigration, type PlanOptions, writableSources } from "./plan-migrations.ts";

/** A migration without operations for each of some apps, for a person to fill. */
export function emptyMigrations(
  project: MigrationProject,
  graph: MigrationGraph,
  { apps = [], name }: PlanOptions,
): readonly NewMigration[] {
  const sources = [...writableSources(project).values()].filter(({ app }) => apps.includes(app));
  return sources.map((source) => {
    const previous = graph.leaves(source.app)[0]?.name;
    const dependencies: readonly MigrationKey[] = previous === undefined ? [] : [[source.app, previous]];
    const migration = defineMigration({ initial: previous === undefined, dependencies, operations: [] });
    const chosen = name ?? (previous === undefined ? "initial" : "custom");
    return { source, name: numberedName(previous, chosen), migration, directory: source.directory };
  });
}
