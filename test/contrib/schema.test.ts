import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import pg from "pg";
import { testDatabase } from "../support/database.ts";
import { checkLeaks } from "../support/leaks.ts";
import { migratedDatabase } from "./project.ts";

checkLeaks();

const djangoSchema = readFileSync(new URL("fixtures/django-schema.sql", import.meta.url), "utf8");
const ours = await migratedDatabase();
const djangos = await testDatabase();

const columns = `
  SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS required
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
  ORDER BY c.relname, a.attnum`;

// PostgreSQL 18 lists NOT NULL as constraints too, of type n; the columns say that already.
const constraints = `
  SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n' ORDER BY 1, 2`;

const indexes = `SELECT tablename AS table, indexdef AS definition FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1, 2`;

async function describe(url: string, query: string): Promise<readonly object[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return (await client.query<object>(query).finally(() => client.end())).rows;
}

await describe(djangos.url, djangoSchema);

for (const [what, query] of Object.entries({ columns, constraints, indexes })) {
  test(`the ${what} are Django's`, async () => {
    const expected = await describe(djangos.url, query);
    assert.ok(expected.length > 20, "the catalogue was read");
    assert.deepEqual(await describe(ours.url, query), expected);
  });
}
