import { CommandError } from "#rooms/management";
import type { MigrationGraph, MigrationNode } from "../graph/migration-graph.ts";
import type { MigrationProject } from "../migration-project.ts";
import type { MigrationTarget } from "../run/plan.ts";

/** What a person asks for: all apps, one app, or one migration by the beginning of its name, or `zero`. */
export interface MigrationChoice {
  readonly app: string | undefined;
  readonly migration: string | undefined;
}

/** Where a choice leads, and how `migrate` puts it. */
export interface ChosenTarget {
  readonly target: MigrationTarget;
  readonly headline: string;
}

/** @throws CommandError for an app or a migration that does not exist or is not the only one of its kind. */
export function chooseTarget(
  project: MigrationProject,
  graph: MigrationGraph,
  { app, migration }: MigrationChoice,
): ChosenTarget {
  if (app === undefined) {
    return { target: { nodes: graph.leaves() }, headline: `Apply all migrations: ${graph.apps.join(", ")}` };
  }
  requireMigratedApp(project, graph, app);
  if (migration === undefined) {
    return { target: { nodes: graph.leaves(app) }, headline: `Apply all migrations: ${app}` };
  }
  if (migration === "zero") return { target: { zero: app }, headline: `Unapply all migrations: ${app}` };
  const node = migrationByPrefix(graph, app, migration);
  return { target: { nodes: [node] }, headline: `Target specific migration: ${node.name}, from ${app}` };
}

/** @throws CommandError if no app of this label is installed. */
export function requireApp({ apps }: MigrationProject, app: string): void {
  if (apps.includes(app)) return;
  throw new CommandError({
    message: `No installed app with label '${app}'.`,
    hint: `Installed are ${apps.toSorted().join(", ")}.`,
  });
}

/** @throws CommandError if no app of this label is installed, or if it has no migrations. */
export function requireMigratedApp(project: MigrationProject, graph: MigrationGraph, app: string): void {
  requireApp(project, app);
  if (!graph.apps.includes(app)) throw new CommandError({ message: `App '${app}' does not have migrations.` });
}

/** @throws CommandError if no migration of the app, or more than one, has a name that begins so. */
export function migrationByPrefix(graph: MigrationGraph, app: string, prefix: string): MigrationNode {
  const ofApp = graph.nodes.filter((node) => node.app === app);
  const exact = ofApp.filter(({ name }) => name === prefix);
  const found = exact.length > 0 ? exact : ofApp.filter(({ name }) => name.startsWith(prefix));
  const [node, second] = found;
  if (!node) throw new CommandError({ message: `Cannot find a migration matching '${prefix}' from app '${app}'.` });
  if (second) {
    const message = `More than one migration matches '${prefix}' in app '${app}'. Please be more specific.`;
    throw new CommandError({ message });
  }
  return node;
}
