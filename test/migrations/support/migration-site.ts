import { runInContext } from "#rooms/context";
import { createDatabase, currentDatabase, type Database } from "#rooms/db";
import {
  currentMigrationProject,
  type Migration,
  type MigrationProject,
  type MigrationSource,
  migrationsFrom,
} from "#rooms/migrations";
import { testDatabase } from "../../support/database.ts";
import { type CommandAnswer, runCommand } from "./run-command.ts";

/** A project of migrations on an empty database of its own. */
export interface MigrationSite extends AsyncDisposable {
  readonly database: Database;
  readonly url: string;
  /** Runs a command line such as `migrate blog zero`, by default on the whole project. */
  run(commandLine: string, changes?: Partial<MigrationProject>, answers?: readonly string[]): Promise<CommandAnswer>;
  inContext<Result>(work: () => Promise<Result>, changes?: Partial<MigrationProject>): Promise<Result>;
  /** The names of the tables that exist, sorted. */
  tables(): Promise<readonly string[]>;
}

/** Makes a site; dispose it to close the database. */
export async function migrationSite(project: Partial<MigrationProject>): Promise<MigrationSite> {
  const { url, drop } = await testDatabase();
  const database = createDatabase({ url });
  const inContext: MigrationSite["inContext"] = (work, changes) => {
    const whole = { ...emptyProject, apps: project.sources?.map(({ app }) => app) ?? [], ...project, ...changes };
    return runInContext([currentDatabase.with(database), currentMigrationProject.with(whole)], work);
  };
  return {
    database,
    url,
    inContext,
    run: (commandLine, changes, answers) => inContext(() => runCommand(commandLine, answers), changes),
    tables: () => tablesOf(database),
    async [Symbol.asyncDispose]() {
      await database.close();
      await drop();
    },
  };
}

/** The migrations of one app, written as an object. */
export function source(app: string, migrations: Readonly<Record<string, Migration>>): MigrationSource {
  return { app, ...migrationsFrom(migrations) };
}

const emptyProject: MigrationProject = { apps: [], sources: [], models: [], afterMigrate: [] };

async function tablesOf(database: Database): Promise<readonly string[]> {
  const rows = await database.execute<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}
