import { after, test } from "node:test";
import { currentConfig, readConfig } from "#rooms/config";
import { runInContext } from "#rooms/context";
import { createDatabase, currentDatabase, type Database, type ModelClass } from "#rooms/db";
import { testDatabase } from "../support/database.ts";

/** Defines a test that runs in a project. */
export type ProjectTest = (name: string, work: () => Promise<void>) => void;

/** The models of a test file, and the SQL of their tables. */
export interface ProjectModels {
  readonly models: readonly ModelClass[];
  readonly tables: string;
}

/** Makes the tests of a file run in a project in Stockholm with these models; each begins with empty tables. */
export async function projectTests({ models, tables }: ProjectModels): Promise<ProjectTest> {
  const database = await projectDatabase({ models, tables });
  const environment = { TOLV_ENV: "development", TIME_ZONE: "Europe/Stockholm" };
  const config = readConfig({ groups: [], environment, stage: "run" });
  const entries = [currentConfig.with(config), currentDatabase.with(database)];
  const names = models.map(({ meta }) => meta.table).join(", ");
  return (name, work) =>
    void test(name, async () => {
      await database.execute(`truncate ${names} restart identity cascade`);
      await runInContext(entries, work);
    });
}

async function projectDatabase({ models, tables }: ProjectModels): Promise<Database> {
  const url = Promise.withResolvers<string>();
  const database = createDatabase({ models, url: () => url.promise });
  // Registered before the hook that drops the test database, so that it runs before it too.
  after(() => database.close());
  url.resolve((await testDatabase()).url);
  await database.execute(tables);
  return database;
}
