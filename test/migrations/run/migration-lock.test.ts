import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createDatabase } from "#rooms/db";
import { besideLock, underLock } from "../../../src/migrations/run/migration-lock.ts";
import { testDatabase } from "../../support/database.ts";

const program = fileURLToPath(new URL("../processes/migrate-process.ts", import.meta.url));

function migrateProcess(url: string) {
  return promisify(execFile)(process.execPath, ["--conditions=tolv-source", program, url]);
}

test("of several processes that migrate at once, each migration is applied by one", async () => {
  const { url } = await testDatabase();
  const answers = await Promise.all([1, 2, 3].map(() => migrateProcess(url)));
  await using database = createDatabase({ url });
  const steps = await database.execute<{ name: string }>(`SELECT "name" FROM "race_step" ORDER BY "name"`);
  assert.deepEqual(
    steps.map(({ name }) => name),
    ["0001", "0002", "0003", "0004", "after 0", "after 1", "after 2"],
  );
  const ledger = await database.execute<{ name: string }>(`SELECT "name" FROM "django_migrations" ORDER BY "id"`);
  assert.deepEqual(
    ledger.map(({ name }) => name),
    ["0001_initial", "0002_atomic", "0003_concurrently", "0004_atomic"],
  );
  const done = answers.flatMap(({ stdout }) => stdout.match(/Applying \S+\.\.\. OK/g) ?? []);
  assert.equal(done.length, 4);
});

test("work under the lock is done by one at a time, in its transaction or beside it", async () => {
  const { url } = await testDatabase();
  await using database = createDatabase({ url });
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await database.execute("SELECT pg_sleep(0.02)");
    inside--;
  };
  await Promise.all([underLock(database, work), besideLock(database, work), underLock(database, work)]);
  assert.equal(most, 1);
});

test("a failure beside the lock ends the lock too", async () => {
  const { url } = await testDatabase();
  await using database = createDatabase({ url });
  const failing = async () => Promise.reject(new Error("boom"));
  await assert.rejects(besideLock(database, failing), /boom/);
  assert.equal(await underLock(database, async () => "free"), "free");
});

test("the limit for the statements of requests does not stop a migration", async () => {
  const { url } = await testDatabase();
  await using database = createDatabase({ url, statementTimeout: 50 });
  const sleeping = () => database.execute("SELECT pg_sleep(0.2)");
  for (const limited of [sleeping, () => database.atomic(sleeping)]) {
    await assert.rejects(limited, ({ code }: { code: string }) => code === "db.statement_timeout");
  }
  await underLock(database, sleeping);
  await besideLock(database, sleeping);
});
