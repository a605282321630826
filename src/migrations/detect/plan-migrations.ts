import { defineMigration, type Migration, type MigrationKey } from "../define-migration.ts";
import type { MigrationGraph } from "../graph/migration-graph.ts";
import type { MigrationProject } from "../migration-project.ts";
import type { MigrationSource } from "../migration-source.ts";
import type { Operation } from "../operations/operation.ts";
import { compareStates } from "./compare-states.ts";
import { detectChanges } from "./detect-changes.ts";
import { migrationName, numberedName } from "./migration-name.ts";
import { referencedApps } from "./referenced-apps.ts";

/** A migration that is to be written. */
export interface NewMigration {
  readonly source: MigrationSource;
  readonly name: string;
  readonly migration: Migration;
  /** The folder of the app's migrations. */
  readonly directory: URL;
}

/**
 * Finds the migrations that lead from the recorded state to the models of the code. Apps that are installed as a
 * package, whose migrations have no folder here, are left alone.
 *
 * @param options `name` replaces the automatic name; `apps` limits the search.
 */
export function planMigrations(
  project: MigrationProject,
  graph: MigrationGraph,
  options: { readonly apps?: readonly string[]; readonly name?: string | undefined } = {},
): readonly NewMigration[] {
  const states = compareStates(project, graph);
  const drafts = writableSources(project, options.apps)
    .map((source) => draft(source, graph, { operations: detectChanges(source.app, states), name: options.name }))
    .filter(({ operations }) => operations.length > 0);
  const newNames = new Map(drafts.map(({ source, name }) => [source.app, name]));
  return drafts.map((each) => finish(each, graph, newNames));
}

type WritableSource = MigrationSource & { readonly directory: URL };

function writableSources({ sources }: MigrationProject, apps: readonly string[] | undefined): WritableSource[] {
  const chosen = sources.filter(({ app }) => apps === undefined || apps.includes(app));
  const writable = chosen.filter((source): source is WritableSource => source.directory !== undefined);
  return writable.sort((a, b) => (a.app < b.app ? -1 : 1));
}

interface Draft {
  readonly source: WritableSource;
  readonly name: string;
  readonly previous: string | undefined;
  readonly operations: readonly Operation[];
}

function draft(
  source: WritableSource,
  graph: MigrationGraph,
  { operations, name }: { readonly operations: readonly Operation[]; readonly name: string | undefined },
): Draft {
  const previous = graph.leaves(source.app)[0]?.name;
  const chosen = name ?? (previous === undefined ? "initial" : migrationName(operations));
  return { source, name: numberedName(previous, chosen), previous, operations };
}

function finish(
  { source, name, previous, operations }: Draft,
  graph: MigrationGraph,
  newNames: ReadonlyMap<string, string>,
): NewMigration {
  const own: readonly MigrationKey[] = previous === undefined ? [] : [[source.app, previous]];
  const others = referencedApps(operations).filter((app) => app !== source.app);
  const dependencies = others.map((app): MigrationKey => {
    return [app, newNames.get(app) ?? graph.leaves(app)[0]?.name ?? "__first__"];
  });
  const initial = previous === undefined;
  const migration = defineMigration({ initial, dependencies: [...own, ...dependencies], operations });
  return { source, name, migration, directory: source.directory };
}
