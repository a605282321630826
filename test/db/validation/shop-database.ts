import { after } from "node:test";
import { createDatabase, type Database } from "#rooms/db";
import { testDatabase } from "../../support/database.ts";
import { createTables, models } from "./shop.ts";

/** Opens a test database with the tables of the shop. */
export async function shopDatabase(): Promise<Database> {
  const url = Promise.withResolvers<string>();
  const database = createDatabase({ models, url: () => url.promise });
  after(() => database.close());
  url.resolve((await testDatabase()).url);
  await createTables(database);
  return database;
}
