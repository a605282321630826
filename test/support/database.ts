/**
 * Real PostgreSQL for test files: one empty database a file.
 *
 *     import { testDatabase } from "../support/database.ts";
 *
 *     const { url } = await testDatabase();     // top level, or inside one test
 *
 *     test("…", async () => {
 *       const client = new pg.Client({ connectionString: url });
 *       …
 *       await client.end();                     // what stays open is reported (see leaks.ts)
 *     });
 *
 * - The database is dropped by itself at the end of the file (or of the test that asked for it). `drop()` does it
 *   earlier. A test that needs a second database calls `testDatabase()` again.
 * - Where many files need the same tables, let the first make them and the others copy:
 *   `testDatabase({ template: { name: "blog-v1", prepare: async (url) => migrate(url) } })`. The template stays on the
 *   server between runs until it was not used for a day, so change its name (or put a hash of the tables into it) when
 *   `prepare` changes. `prepare` must close its connections before it returns.
 * - The server: TEST_DATABASE_URL if set (its role needs CREATEDB; CI, another PostgreSQL version), else the embedded
 *   development PostgreSQL, with data of its own in `.tolv/test`. Files that run at once share it; it starts with the
 *   first and stops with the last. Nothing to install, nothing to start.
 * - Databases are named `tolv_test_…`; those of killed test files are dropped by the next file that comes.
 * - The URL's role owns the database and may create others; it is a superuser on the embedded server only.
 */
import { randomBytes } from "node:crypto";
import { after } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type DatabaseTemplate, databaseUrl, ensureTemplate } from "./database-template.ts";
import { joinTestServer } from "./test-server.ts";

/** A database that nobody else uses. */
export interface TestDatabase {
  readonly url: string;
  /** Drops the database and fails if sessions were still open on it; happens by itself at the end. */
  drop(): Promise<void>;
}

/** How long sessions may take to end when a test database is dropped; milliseconds. */
const patience = 3_000;

/** Makes a database for this test file; see the head of this module. */
export async function testDatabase({ template }: { template?: DatabaseTemplate } = {}): Promise<TestDatabase> {
  const server = await joinTestServer();
  const admin = new pg.Client({ connectionString: server.url, application_name: "tolv test support" });
  const leave = () => admin.end().finally(() => server.release());
  try {
    await admin.connect();
    await dropAbandoned(admin);
    const source = template ? await ensureTemplate(admin, { template, server: server.url }) : "template0";
    const name = await createDatabase(admin, source);
    return { url: databaseUrl(server.url, name), drop: dropOnce(() => dropDatabase(admin, name).finally(leave)) };
  } catch (error) {
    await leave();
    throw error;
  }
}

/** The lock is held until the session ends, however it ends: it tells the next file whether this one is still alive. */
async function createDatabase(admin: pg.Client, source: string): Promise<string> {
  const name = `tolv_test_${randomBytes(6).toString("hex")}`;
  await admin.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [name]);
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${source}`);
  return name;
}

/** Drops at the end unless it was done before: then whoever did it has had the answer. */
function dropOnce(drop: () => Promise<void>): () => Promise<void> {
  let dropping: Promise<void> | undefined;
  const once = () => {
    dropping ??= drop();
    return dropping;
  };
  after(() => (dropping ? dropping.catch(() => undefined) : once()));
  return once;
}

async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  const leaked = await remainingSessions(admin, name);
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  if (leaked.length > 0) throw new Error(`Sessions were left open on the test database: ${leaked.join("; ")}`);
}

/** The server notices a closed connection a few milliseconds later. */
async function remainingSessions(admin: pg.Client, name: string): Promise<string[]> {
  const deadline = Date.now() + patience;
  for (;;) {
    const { rows } = await admin.query<{ session: string }>(
      `SELECT concat_ws(' ', application_name, state, quote_literal(left(query, 80))) AS session
       FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'`,
      [name],
    );
    if (rows.length === 0 || Date.now() > deadline) return rows.map(({ session }) => session);
    await sleep(20);
  }
}

async function dropAbandoned(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname ~ '^tolv_test_[0-9a-f]{12}$'",
  );
  for (const { datname } of rows) {
    const { rows: locks } = await admin.query<{ free: boolean }>(
      "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS free",
      [datname],
    );
    if (!locks[0]?.free) continue;
    await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
    await admin.query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [datname]);
  }
}
