import { after, test } from "node:test";
import { runInContext } from "#rooms/context";
import { createDatabase, currentDatabase, type Database, type DatabaseOptions } from "#rooms/db";
import { testDatabase } from "../support/database.ts";
import { createTables, models } from "./blog.ts";

/** Opens a test database with the tables of the blog; it is closed before the file's database is dropped. */
export async function projectDatabase(options: Omit<DatabaseOptions, "url"> = {}): Promise<Database> {
  const url = Promise.withResolvers<string>();
  const database = createDatabase({ models, ...options, url: () => url.promise });
  after(() => database.close());
  url.resolve((await testDatabase()).url);
  await createTables(database);
  return database;
}

/** Makes the tests of a file run as a project with this database would. */
export function testsWith(database: Database): (name: string, work: () => Promise<void>) => void {
  return (name, work) => void test(name, () => runInContext([currentDatabase.with(database)], work));
}
