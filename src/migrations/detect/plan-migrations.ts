import { defineMigration, type Migration, type MigrationKey } from "../define-migration.ts";
import type { MigrationGraph } from "../graph/migration-graph.ts";
import type { MigrationProject } from "../migration-project.ts";
import type { MigrationSource } from "../migration-source.ts";
import { appOf, type Mark } from "./change.ts";
import { compareStates } from "./compare-states.ts";
import { detectChanges } from "./detect-changes.ts";
import { formerReferrers } from "./former-referrers.ts";
import { migrationName, numberedName } from "./migration-name.ts";
import { type Draft, splitChanges } from "./split-changes.ts";

/** A migration that is to be written. */
export interface NewMigration {
  readonly source: MigrationSource;
  readonly name: string;
  readonly migration: Migration;
  /** The folder of the app's migrations. */
  readonly directory: URL;
}

/** Limits what `planMigrations` finds, and names it. */
export interface PlanOptions {
  /** Labels of the apps to look at; what their migrations depend on comes along. */
  readonly apps?: readonly string[];
  /** Replaces the automatic name. */
  readonly name?: string | undefined;
}

/**
 * Finds the migrations that lead from the recorded state to the models of the code. Apps that are installed as a
 * package, whose migrations have no folder here, are left alone.
 */
export function planMigrations(
  project: MigrationProject,
  graph: MigrationGraph,
  { apps, name }: PlanOptions = {},
): readonly NewMigration[] {
  const sources = writableSources(project);
  const drafts = splitChanges(detectChanges(new Set(sources.keys()), compareStates(project, graph)));
  const planned: Planned[] = [];
  for (const draft of drafts) {
    const source = sources.get(draft.app);
    if (source) planned.push(plan(draft, { source, name }, { graph, planned }));
  }
  const wanted = apps === undefined ? planned : needed(planned, new Set(apps));
  return wanted.map(({ created }) => created).sort((a, b) => compare(a.source.app, b.source.app));
}

/** The apps whose migrations are part of this project, unlike those of packages. */
export function writableSources({ sources }: MigrationProject): ReadonlyMap<string, WritableSource> {
  const writable = sources.filter((source): source is WritableSource => source.directory !== undefined);
  return new Map(writable.map((source) => [source.app, source]));
}

export type WritableSource = MigrationSource & { readonly directory: URL };

interface Planned {
  readonly created: NewMigration;
  readonly gives: ReadonlySet<Mark>;
}

function plan(
  { app, changes }: Draft,
  { source, name }: { readonly source: WritableSource; readonly name: string | undefined },
  known: { readonly graph: MigrationGraph; readonly planned: readonly Planned[] },
): Planned {
  const leaf = known.graph.leaves(app)[0]?.name;
  const previous = known.planned.findLast(({ created }) => created.source.app === app)?.created.name ?? leaf;
  const operations = changes.map(({ operation }) => operation);
  const numbered = numberedName(previous, name ?? (leaf === undefined ? "initial" : migrationName(operations)));
  const own: readonly MigrationKey[] = previous === undefined ? [] : [[app, previous]];
  const needs = new Set(changes.flatMap((change) => change.needs).filter((mark) => appOf(mark) !== app));
  const others = [...dependenciesOf(needs, known), ...formerReferrers(app, changes, known.graph)];
  const dependencies = [...own, ...distinct(others)];
  const migration = defineMigration({ initial: leaf === undefined, dependencies, operations });
  const created = { source, name: numbered, migration, directory: source.directory };
  return { created, gives: new Set(changes.flatMap(({ gives }) => gives)) };
}

/** The migration that makes a mark true, or the newest one of the app whose model has been there before. */
function dependenciesOf(
  needs: Iterable<Mark>,
  { graph, planned }: { readonly graph: MigrationGraph; readonly planned: readonly Planned[] },
): readonly MigrationKey[] {
  return Array.from(needs, (mark): MigrationKey => {
    const { created } = planned.find(({ gives }) => gives.has(mark)) ?? {};
    const app = appOf(mark);
    return created ? [app, created.name] : [app, graph.leaves(app)[0]?.name ?? "__first__"];
  });
}

function distinct(keys: readonly MigrationKey[]): readonly MigrationKey[] {
  const unique = new Map(keys.map((key) => [key.join("."), key]));
  return [...unique.values()].sort((a, b) => compare(a.join("."), b.join(".")));
}

/** The migrations of some apps, and those that they depend on. */
function needed(planned: readonly Planned[], apps: ReadonlySet<string>): readonly Planned[] {
  const ids = new Set<string>();
  for (const { created } of planned.toReversed()) {
    const { source, name, migration } = created;
    if (!apps.has(source.app) && !ids.has(`${source.app}.${name}`)) continue;
    for (const id of [`${source.app}.${name}`, ...migration.dependencies.map((key) => key.join("."))]) ids.add(id);
  }
  return planned.filter(({ created: { source, name } }) => ids.has(`${source.app}.${name}`));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
