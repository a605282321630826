import { createHash, randomBytes } from "node:crypto";
import { formatDatabaseUrl, parseDatabaseUrl } from "#rooms/config";
import { type Database, DatabaseUrlInvalid } from "#rooms/db";

/** An empty database for one test file. */
export interface TestDatabase extends AsyncDisposable {
  readonly name: string;
}

/**
 * Makes a database on the server of another one; it is dropped when it is disposed of, and those of killed tests with
 * the next one that is made.
 *
 * @param server needs the right to create databases.
 */
export async function createTestDatabase(server: Database): Promise<TestDatabase> {
  const made = Promise.withResolvers<string>();
  const finished = Promise.withResolvers<void>();
  // The session keeps the lock, however it ends: it tells the others that this database is in use.
  const kept = server.reserve(async () => {
    const family = familyOf((await server.address()).database);
    await dropAbandoned(server, family);
    const name = `${family}${randomBytes(6).toString("hex")}`;
    await server.execute("SELECT pg_advisory_lock(hashtextextended($1, 0))", [name]);
    await server.execute(`CREATE DATABASE ${name} TEMPLATE template0`);
    made.resolve(name);
    await finished.promise;
    await server.execute(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  kept.catch(made.reject);
  const dispose = async () => {
    finished.resolve();
    await kept;
  };
  return { name: await made.promise, [Symbol.asyncDispose]: dispose };
}

/** The URL of another database on the same server. */
export function siblingUrl(url: string, database: string): string {
  const outcome = parseDatabaseUrl(url);
  if ("fix" in outcome) throw new DatabaseUrlInvalid({});
  return formatDatabaseUrl({ ...outcome.address, database });
}

/**
 * How the test databases of a database begin. Locks are known to sessions on one database only, so those of another one
 * look abandoned, and must have names that are never taken for these.
 */
function familyOf(database: string): string {
  const readable = database
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "_")
    .slice(0, 30);
  const hash = createHash("sha256").update(database).digest("hex").slice(0, 8);
  return `test_${readable}_${hash}_`;
}

async function dropAbandoned(server: Database, family: string): Promise<void> {
  const rows = await server.execute<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)",
    [family],
  );
  for (const { name } of rows) await dropUnlessUsed(server, name);
}

async function dropUnlessUsed(server: Database, name: string): Promise<void> {
  const lock = "pg_try_advisory_lock(hashtextextended($1, 0))";
  const [row] = await server.execute<{ free: boolean }>(`SELECT ${lock} AS free`, [name]);
  if (row?.free !== true) return;
  await server.execute(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await server.execute("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [name]);
}
