import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { type TestDatabase, testDatabase } from "../../support/database.ts";

const directory = join(import.meta.dirname, "../fixtures");

/** The versions of Django whose tables are recorded in `test/django/fixtures`. */
export function recordedVersions(): string[] {
  return globSync("django-*.sql", { cwd: directory })
    .map((file) => file.slice("django-".length, -".sql".length))
    .sort();
}

/** A database with the recorded tables of a version, and perhaps with a difference made by one more statement. */
export async function recordedDatabase(version: string, difference = ""): Promise<TestDatabase> {
  const database = await testDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const statements = readFileSync(join(directory, `django-${version}.sql`), "utf8");
  await client.query(statements + difference).finally(() => client.end());
  return database;
}
