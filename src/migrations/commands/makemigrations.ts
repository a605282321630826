import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { argument, CommandError, defineCommand, type Output, option } from "#rooms/management";
import { compareStates } from "../detect/compare-states.ts";
import { emptyMigrations } from "../detect/empty-migrations.ts";
import { type NewMigration, type PlanOptions, planMigrations } from "../detect/plan-migrations.ts";
import { type PossibleRename, possibleRenames } from "../detect/possible-renames.ts";
import { requireDefaults } from "../detect/require-defaults.ts";
import { type TightenedField, tightenedFields } from "../detect/tightened-fields.ts";
import type { MigrationGraph } from "../graph/migration-graph.ts";
import { currentMigrationProject, type MigrationProject } from "../migration-project.ts";
import { loadGraph } from "../run/load-graph.ts";
import { renderMigration } from "../write/render-migration.ts";
import { writeMigrations } from "../write/write-migrations.ts";
import { mergeBranches } from "./merge-branches.ts";

/** `tolv makemigrations [app…]`: writes the migrations that lead to the models of the code. It needs no database. */
export const makeMigrationsCommand = defineCommand({
  name: "makemigrations",
  help: "Creates new migration(s) for apps.",
  stage: "build",
  arguments: { apps: argument.variadic("App labels of the applications to create migrations for.") },
  options: {
    check: option.flag("Exits with 1 if a model has changed without a migration, and writes none."),
    dryRun: option.flag("Shows what migrations would be made, and writes none."),
    empty: option.flag("Creates an empty migration, to be filled by hand."),
    merge: option.flag("Joins branches of migrations that do not know of each other."),
    noinput: option.flag("Asks nothing."),
    name: option.string({ help: "Name of the migration, instead of an automatic one.", short: "n" }),
  },
  async run({ arguments: { apps }, options, output, input }) {
    const project = currentMigrationProject.get();
    const unknown = apps.filter((app) => !project.apps.includes(app));
    for (const app of unknown) output.error(`No installed app with label '${app}'.`);
    if (unknown.length > 0) return 2;
    if (options.merge) await mergeBranches({ project, options, output, input });
    if (options.merge) return 0;
    const graph = loadGraph(project.sources);
    const limits = { ...(apps.length > 0 && { apps }), name: options.name };
    const migrations = options.empty ? emptyOnes(project, graph, limits) : changes(project, graph, { limits, output });
    for (const [app, ofApp] of Map.groupBy(migrations, ({ source }) => source.app)) printMigrations(output, app, ofApp);
    if (migrations.length === 0) output.line(noChanges(apps));
    if (options.check) return migrations.length > 0 ? 1 : 0;
    if (!options.dryRun) await writeMigrations(migrations);
    return 0;
  },
});

function emptyOnes(project: MigrationProject, graph: MigrationGraph, limits: PlanOptions): readonly NewMigration[] {
  if (limits.apps === undefined) {
    throw new CommandError({ message: "You must supply at least one app label when using --empty." });
  }
  return emptyMigrations(project, graph, limits);
}

function changes(
  project: MigrationProject,
  graph: MigrationGraph,
  { limits, output }: { readonly limits: PlanOptions; readonly output: Output },
): readonly NewMigration[] {
  const migrations = planMigrations(project, graph, limits);
  const changed = new Set(migrations.map(({ source }) => source.app));
  const states = compareStates(project, graph);
  requireDefaults(changed, states);
  for (const rename of possibleRenames(changed, states)) output.notice(renameNotice(rename));
  for (const field of tightenedFields(changed, states)) output.notice(nullNotice(field));
  return migrations;
}

function printMigrations(output: Output, app: string, migrations: readonly NewMigration[]): void {
  output.line(output.style.heading(`Migrations for '${app}':`));
  for (const { name, migration, directory } of migrations) {
    output.line(`  ${relative(process.cwd(), fileURLToPath(new URL(`${name}.ts`, directory)))}`);
    for (const { symbol, description } of migration.operations) output.line(`    ${symbol} ${description}`);
    if (output.verbosity > 2) output.line(`Full migrations file '${name}.ts':\n${renderMigration(migration)}`);
  }
}

function renameNotice({ label, oldName, newName }: PossibleRename): string {
  const call = `renameField("${label.split(".")[1]}", "${oldName}", "${newName}")`;
  return `${label}: the values of "${oldName}" will be lost. If "${newName}" is its new name, write ${call} in their place.`;
}

function nullNotice({ label, name }: TightenedField): string {
  return `${label}: rows that hold null in "${name}" will make the migration fail. Give the field a default, or fill them before.`;
}

function noChanges(apps: readonly string[]): string {
  if (apps.length === 0) return "No changes detected";
  return `No changes detected in app${apps.length > 1 ? "s" : ""} ${apps.map((app) => `'${app}'`).join(", ")}`;
}
