import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import test from "node:test";
import { atomic, createDatabase, type Database, limitStatements, sql } from "#rooms/db";
import { testDatabase } from "../../support/database.ts";
import { createTables, Tag } from "../blog.ts";
import { asAnotherRequest, assertFails, underFaults, untilRunning, untilStopped } from "./fault-database.ts";
import { startProxy } from "./tcp-proxy.ts";

const { url } = await testDatabase();
await using setup = createDatabase({ url });
await createTables(setup);
await setup.close();

test("a statement in autocommit is stopped on the server when its time is up", async () => {
  await underFaults({ url, poolSize: 2, statementTimeout: 200 }, async (database) => {
    const late = database.execute("select pg_sleep(60)");
    await assertFails(late, { code: "db.statement_timeout", sqlstate: "57014" });
    await assert.rejects(late, /longer than 200 milliseconds/);
    await untilStopped(database, "pg_sleep(60)");
  });
});

test("a statement in a transaction is stopped by PostgreSQL's own clock", async () => {
  await underFaults({ url, poolSize: 1, statementTimeout: 200 }, async (database) => {
    const late = atomic(() => database.execute("select pg_sleep(60)"));
    await assertFails(late, { code: "db.statement_timeout", sqlstate: "57014" });
  });
});

test("the error of a stopped query names its model", async () => {
  await underFaults({ url, poolSize: 3 }, async (database) => {
    await whileLocked(database, "blog_tag", async () => {
      const late = limitStatements({ timeout: 100 }, () => Tag.all());
      await assertFails(late, { code: "db.statement_timeout", sqlstate: "57014", model: "blog.Tag" });
    });
  });
});

test("a statement is cancelled on the server when its signal is aborted, and no other is sent", async () => {
  const cancelled = { code: "db.statement_cancelled", sqlstate: "57014" };
  await underFaults({ url, poolSize: 2 }, async (database) => {
    const controller = new AbortController();
    await limitStatements({ signal: controller.signal }, async () => {
      const sleeping = assertFails(database.execute("select pg_sleep(61)"), cancelled);
      await limitStatements({ signal: new AbortController().signal }, async () => {
        await untilRunning(database, "pg_sleep(61)");
        controller.abort();
        await sleeping;
        await untilStopped(database, "pg_sleep(61)");
      });
      await assertFails(Tag.all(), { ...cancelled, model: "blog.Tag" });
    });
    assert.deepEqual(await Tag.all(), []);
  });
});

test("a statement on a reserved connection is cancelled, too", async () => {
  await underFaults({ url, poolSize: 2 }, async (database) => {
    const controller = new AbortController();
    const sleep = () => database.reserve(() => database.execute("select pg_sleep(62)"));
    const sleeping = limitStatements({ signal: controller.signal }, sleep);
    const refused = assertFails(sleeping, { code: "db.statement_cancelled", sqlstate: "57014" });
    await untilRunning(database, "pg_sleep(62)");
    controller.abort();
    await refused;
    await untilStopped(database, "pg_sleep(62)");
  });
});

test("a transaction whose signal is aborted is rolled back", async () => {
  await underFaults({ url, poolSize: 2 }, async (database) => {
    const controller = new AbortController();
    const work = limitStatements({ signal: controller.signal }, () =>
      atomic(async () => {
        await Tag.create({ name: "half" });
        await sql`select pg_sleep(62)`.all();
      }),
    );
    const outcome = assert.rejects(work, { code: "db.statement_cancelled" });
    await untilRunning(database, "pg_sleep(62)");
    controller.abort();
    await outcome;
    assert.equal(await Tag.count(), 0);
  });
});

test("the innermost limit counts, and 0 lifts it", async () => {
  await underFaults({ url, poolSize: 1, statementTimeout: 50 }, async (database) => {
    const pause = () => database.execute("select pg_sleep(0.2)");
    await assert.rejects(pause, { code: "db.statement_timeout" });
    await limitStatements({ timeout: 0 }, async () => {
      await pause();
      await assert.rejects(limitStatements({ timeout: 40 }, pause), /longer than 40 milliseconds/);
    });
  });
});

test("statements that end in time leave no timer and no listener behind", async () => {
  await underFaults({ url, poolSize: 1, statementTimeout: 60_000 }, async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    const { signal } = new AbortController();
    await Tag.count();
    const before = timers();
    await limitStatements({ signal }, async () => {
      for (let index = 0; index < 20; index++) await Tag.count();
    });
    assert.deepEqual([timers(), getEventListeners(signal, "abort").length], [before, 0]);
  });
});

test("a server that does not even answer the request to stop is given up", async () => {
  await using proxy = await startProxy(url);
  await using database = createDatabase({ url: proxy.url, poolSize: 1, statementTimeout: 100 });
  await database.execute("select 1");
  proxy.fallSilent();
  await assert.rejects(database.execute("select 2"), { code: "db.statement_timeout" });
});

/** Runs work while another transaction holds a table. */
async function whileLocked(database: Database, table: string, work: () => Promise<void>): Promise<void> {
  const [locked, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const holder = asAnotherRequest(() =>
    database.atomic(async () => {
      await database.execute(`lock table ${table}`);
      locked.resolve();
      await done.promise;
    }),
  );
  await locked.promise;
  await work().finally(done.resolve);
  await holder;
}
