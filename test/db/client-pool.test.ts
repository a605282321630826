import assert from "node:assert/strict";
import { test } from "node:test";
import { createDatabase, type Database } from "#rooms/db";
import { testDatabase } from "../support/database.ts";

const { url } = await testDatabase();
const resources = () => process.getActiveResourcesInfo().filter((name) => /^(TCPSocketWrap|Timeout)$/.test(name));
const atRest = resources();

test("the connection that was used last is lent first, so that those that are not needed grow old", async () => {
  await using database = createDatabase({ url, poolSize: 3 });
  const pids = await Promise.all([1, 2, 3].map(() => backend(database)));
  assert.equal(new Set(pids).size, 3);
  const [first, ...others] = [await backend(database), await backend(database), await backend(database)];
  assert.deepEqual(others, [first, first]);
  assert.deepEqual(database.poolUse, { size: 3, open: 3, idle: 3, waiting: 0 });
});

test("connections that were idle too long are closed, one that is used stays", async () => {
  await using database = createDatabase({ url, poolSize: 3, idleTimeout: 200 });
  await Promise.all([1, 2, 3].map(() => backend(database)));
  const used = await backend(database);
  while (database.poolUse.open > 1) assert.equal(await backend(database), used);
  await until(() => database.poolUse.open === 0);
  assert.equal((await database.execute("select 1")).length, 1);
});

test("who waits longest gets the connection that comes back, or one in the place of a lost one", async () => {
  await using database = createDatabase({ url, poolSize: 1 });
  const order: string[] = [];
  const ask = (name: string, sql: string) =>
    database.execute(sql).then(
      () => order.push(name),
      () => order.push(`${name} failed`),
    );
  const asked = [ask("first", "select 1"), ask("second", "select pg_terminate_backend(pg_backend_pid())")];
  asked.push(ask("third", "select 3"), ask("fourth", "select 4"));
  await Promise.all(asked);
  assert.deepEqual(order, ["first", "second failed", "third", "fourth"]);
  assert.deepEqual(database.poolUse, { size: 1, open: 1, idle: 1, waiting: 0 });
});

test("a connection that is lost while it rests or is lent leaves its place", async () => {
  await using database = createDatabase({ url, poolSize: 2 });
  const [resting, lent] = await Promise.all([backend(database), backend(database)]);
  await using other = createDatabase({ url });
  const work = database.atomic(async () => {
    assert.ok([resting, lent].includes(await backend(database)));
    for (const pid of [resting, lent]) await other.execute("select pg_terminate_backend($1)", [pid]);
    await until(() => database.poolUse.open === 0);
    await assert.rejects(backend(database), { code: "db.connection_lost" });
  });
  await assert.rejects(work, { code: "db.transaction_aborted" });
  assert.deepEqual(database.poolUse, { size: 2, open: 0, idle: 0, waiting: 0 });
  assert.equal((await Promise.all([backend(database), backend(database)])).length, 2);
});

test("closing waits for the end of what is lent, and leaves neither a socket nor a timer", async () => {
  // Sockets of the tests before this one may still be closing.
  await until(() => resources().length === atRest.length);
  const database = createDatabase({ url, poolSize: 2 });
  const events: string[] = [];
  await backend(database);
  const sleeping = database.execute("select pg_sleep(0.1)").then(() => events.push("answered"));
  await new Promise((resolve) => setImmediate(resolve));
  await database.close();
  events.push("closed");
  assert.deepEqual(resources(), atRest);
  await sleeping;
  assert.deepEqual(events, ["answered", "closed"]);
  assert.equal(database.poolUse.open, 0);
});

async function backend(database: Database): Promise<number> {
  const [row] = await database.execute<{ pid: number }>("select pg_backend_pid() as pid");
  return row?.pid ?? 0;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
