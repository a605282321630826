import { currentDatabase } from "#rooms/db";
import { argument, defineCommand, option } from "#rooms/management";
import { currentMigrationProject } from "../migration-project.ts";
import { loadGraph } from "../run/load-graph.ts";
import { migrationSql } from "../run/migration-sql.ts";
import { migrationByPrefix, requireMigratedApp } from "./migration-choice.ts";

/** `tolv sqlmigrate app migration`: the statements that a migration would run. */
export const sqlMigrateCommand = defineCommand({
  name: "sqlmigrate",
  help: "Prints the SQL statements for the named migration.",
  stage: "release",
  arguments: {
    app: argument.required("App label of the application containing the migration."),
    migration: argument.required("Name of the migration, or its beginning."),
  },
  options: { backwards: option.flag("Shows the statements that take the migration back.") },
  async run({ arguments: { app, migration }, options, output }) {
    const project = currentMigrationProject.get();
    const graph = loadGraph(project.sources);
    requireMigratedApp(project, graph, app);
    const node = migrationByPrefix(graph, app, migration);
    const direction = options.backwards ? "backwards" : "forwards";
    for (const line of await migrationSql(currentDatabase.get(), graph, { node, direction })) output.line(line);
  },
});
