import { currentDatabase } from "#rooms/db";
import { TolvError } from "#rooms/errors";
import { planMigrations } from "../detect/plan-migrations.ts";
import type { MigrationGraph, MigrationNode } from "../graph/migration-graph.ts";
import { currentMigrationProject } from "../migration-project.ts";
import { readLedger } from "../run/ledger.ts";
import { checkHistory, loadGraph } from "../run/load-graph.ts";
import { planFor } from "../run/plan.ts";
import { refuseUnwantedTransaction } from "../run/refuse-unwanted-transaction.ts";

/** The newest migration of each app, such as `{ blog: "0003_post_slug" }`. */
export type MigrationHeads = Readonly<Record<string, string>>;

/** The migrations of the running project beside those that its database has had. */
export interface MigrationOverview {
  /** Where `migrate` would lead. */
  readonly heads: MigrationHeads;
  /** The ids of those that the database has had. */
  readonly applied: ReadonlySet<string>;
  /** The ids of those that `migrate` would apply, in order. */
  readonly planned: readonly string[];
  /** Those of the planned that cannot be taken back. */
  readonly irreversible: readonly string[];
  /** Those that the database has had and the code of their app does not know: it is older than the database. */
  readonly unknown: readonly string[];
  /** The apps whose models have changed and have no migration for it. */
  readonly unwritten: readonly string[];
  /** Why `migrate` would refuse to start. */
  readonly problems: readonly TolvError[];
}

/**
 * Compares the migrations of the running project with its database; nothing is changed.
 *
 * @throws MigrationConflict, MigrationMissing, MigrationCycle when the migrations do not fit together.
 *
 * @example
 * const { planned, unknown } = await readMigrationOverview();
 */
export async function readMigrationOverview(): Promise<MigrationOverview> {
  const project = currentMigrationProject.get();
  const graph = loadGraph(project.sources);
  const applied = new Set((await readLedger(currentDatabase.get())).keys());
  const planned = planFor(graph, applied, { nodes: graph.leaves() }).map(({ node }) => node);
  return {
    heads: Object.fromEntries(graph.leaves().map(({ app, name }) => [app, name])),
    applied,
    planned: planned.map(({ id }) => id),
    irreversible: planned.filter(isIrreversible).map(({ id }) => id),
    unknown: unknownIn(graph, applied),
    unwritten: planMigrations(project, graph).map(({ source }) => source.app),
    problems: [
      ...problemsOf(() => checkHistory(graph, applied)),
      ...planned.flatMap((node) => problemsOf(() => refuseUnwantedTransaction(node))),
    ],
  };
}

function isIrreversible({ migration }: MigrationNode): boolean {
  return migration.operations.some(({ reversible }) => !reversible);
}

/** Migrations of other programs on the same database are theirs. */
function unknownIn(graph: MigrationGraph, applied: ReadonlySet<string>): readonly string[] {
  const known = new Set(graph.nodes.map(({ id }) => id));
  return [...applied].filter((id) => graph.apps.includes(id.split(".")[0] ?? "") && !known.has(id));
}

function problemsOf(look: () => void): readonly TolvError[] {
  try {
    look();
    return [];
  } catch (error) {
    if (error instanceof TolvError) return [error];
    throw error;
  }
}
