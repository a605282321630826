import { models, type Registry } from "#rooms/apps";
import { type Config, databaseSettings, kernelSettings } from "#rooms/config";
import { createDatabase, type Database } from "#rooms/db";
import { attachDevelopmentDatabase, type DevelopmentDatabase } from "#rooms/devdb";
import type { Stamp } from "#rooms/stamp";

/** The database of a running project, and the development server under it if there is one. */
export interface ProjectDatabase {
  readonly database: Database;
  /** Where it is, with the password: for programs that connect by themselves, never for messages. */
  url(): Promise<string>;
  close(): Promise<void>;
}

/** What else there is to know of the project. */
interface DatabasePlace {
  readonly registry: Registry;
  readonly directory: string;
  /** PostgreSQL's list of sessions shows the release of each. */
  readonly stamp: Stamp;
}

/**
 * Attaches the database that the configuration names; in development without one, Tolv's own, which starts with the
 * first statement.
 */
export function attachDatabase(config: Config, { registry, directory, stamp }: DatabasePlace): ProjectDatabase {
  const development = developmentDatabase(directory);
  const settings = config.of(databaseSettings);
  // Read with the first statement: a command of the build stage has no database, and does not need one.
  const url = async () => config.of(databaseSettings).DATABASE_URL ?? development.url();
  const database = createDatabase({
    url,
    poolSize: settings.DATABASE_POOL_SIZE,
    statementTimeout: settings.DATABASE_STATEMENT_TIMEOUT,
    applicationName: `tolv ${stamp.release}`,
    namedStatements: settings.DATABASE_NAMED_STATEMENTS,
    models: registry.values(models).flatMap((byName) => Object.values(byName)),
    timeZone: () => config.of(kernelSettings).TIME_ZONE,
  });
  return {
    database,
    url,
    close: async () => {
      await database.close();
      await development.release();
    },
  };
}

/** Attaches once; where that fails, the next statement tries again. */
function developmentDatabase(directory: string) {
  let attached: Promise<DevelopmentDatabase> | undefined;
  const attach = () =>
    attachDevelopmentDatabase({ directory }).catch((error) => {
      attached = undefined;
      throw error;
    });
  return {
    url: async () => {
      attached ??= attach();
      return (await attached).url;
    },
    release: async () => (await attached)?.release(),
  };
}
