import assert from "node:assert/strict";
import test from "node:test";
import { atomic, createDatabase } from "#rooms/db";
import { testDatabase } from "../../support/database.ts";
import { asAnotherRequest, assertFails, underFaults } from "./fault-database.ts";

const { url } = await testDatabase();

test("a pool whose connections are all busy says so within its limit, and recovers", async () => {
  await underFaults({ url, poolSize: 2, connectTimeout: 200 }, async (database) => {
    const [busy, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let held = 0;
    const holders = [1, 2].map(() =>
      atomic(async () => {
        await database.execute("select 1");
        if (++held === 2) busy.resolve();
        await done.promise;
      }),
    );
    await busy.promise;
    const late = Array.from({ length: 20 }, () => database.execute("select 1"));
    for (const outcome of await Promise.allSettled(late)) {
      assert.ok(outcome.status === "rejected");
      assert.equal(outcome.reason.code, "db.pool_exhausted");
      assert.deepEqual(outcome.reason.details, { poolSize: 2, milliseconds: 200 });
      assert.match(outcome.reason.message, /All 2 connections .* 200 milliseconds/);
    }
    done.resolve();
    await Promise.all(holders);
    assert.deepEqual(await database.execute("select 1 as n"), [{ n: 1 }]);
  });
});

test("many more requests than connections are served in turn", async () => {
  await underFaults({ url, poolSize: 2 }, async (database) => {
    const asked = Array.from({ length: 100 }, (_, n) => database.execute<{ n: number }>("select $1::int as n", [n]));
    const answers = await Promise.all(asked);
    assert.deepEqual(
      answers.flat(),
      Array.from({ length: 100 }, (_, n) => ({ n })),
    );
  });
});

test("requests that fail give their connection back", async () => {
  const divisionByZero = { code: "db.query_failed", sqlstate: "22012" };
  await underFaults({ url, poolSize: 1 }, async (database) => {
    for (let index = 0; index < 10; index++) {
      await assertFails(database.execute("select 1/0"), divisionByZero);
      await assertFails(
        atomic(() => database.execute("select 1/0")),
        divisionByZero,
      );
      await asAnotherRequest(() => database.execute("select 1"));
    }
  });
});

test("a statement that waits for a connection while the database closes is told so", async () => {
  const database = createDatabase({ url, poolSize: 1, connectTimeout: 200 });
  const first = database.execute("select pg_sleep(0.1)");
  const waiting = assert.rejects(database.execute("select 1"), { code: "db.closed" });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await database.close();
  await Promise.all([first, waiting]);
});
