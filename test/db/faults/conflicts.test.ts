import assert from "node:assert/strict";
import test from "node:test";
import { atomic, createDatabase, onCommit, sql, type TransactionOptions } from "#rooms/db";
import { testDatabase } from "../../support/database.ts";
import { createTables, Tag } from "../blog.ts";
import { assertFails, underFaults } from "./fault-database.ts";

const { url } = await testDatabase();
await using setup = createDatabase({ url });
await createTables(setup);
await setup.execute("insert into blog_tag (name) values ('0'), ('0')");
await setup.close();

test("of two transactions that wait for each other one gets an error with SQLSTATE and model", async () => {
  await underFaults({ url, poolSize: 2 }, async () => {
    const outcomes = await Promise.allSettled(crossedUpdates());
    const failed = outcomes.filter((outcome) => outcome.status === "rejected");
    assert.equal(failed.length, 1);
    await assertFails(Promise.reject(failed[0]?.reason), { code: "db.deadlock", sqlstate: "40P01", model: "blog.Tag" });
  });
});

test("with retries both of them succeed", async () => {
  await underFaults({ url, poolSize: 2 }, async () => {
    await Promise.all(crossedUpdates({ retries: 3 }));
  });
});

test("a serialization failure is an error with SQLSTATE and model", async () => {
  await underFaults({ url, poolSize: 2 }, async () => {
    const bothRead = barrier(2);
    const outcomes = await Promise.allSettled([1, 2].map(() => increment({ isolation: "serializable" }, bothRead)));
    const failed = outcomes.filter((outcome) => outcome.status === "rejected");
    assert.equal(failed.length, 1);
    const expected = { code: "db.serialization_failure", sqlstate: "40001", model: "blog.Tag" };
    await assertFails(Promise.reject(failed[0]?.reason), expected);
  });
});

test("with retries no increment is lost, and callbacks run once for each transaction", async () => {
  await underFaults({ url, poolSize: 4 }, async () => {
    await Tag.filter({ id: 1 }).update({ name: "0" });
    let committed = 0;
    const work = async () => {
      const tag = await Tag.get({ id: 1 });
      await onCommit(() => {
        committed += 1;
      });
      await Tag.filter({ id: 1 }).update({ name: String(Number(tag.name) + 1) });
    };
    const retried = () => atomic(work, { isolation: "serializable", retries: 20 });
    await Promise.all(Array.from({ length: 4 }, retried));
    assert.deepEqual([(await Tag.get({ id: 1 })).name, committed], ["4", 4]);
  });
});

test("a conflict that the work swallowed is tried again too", async () => {
  await underFaults({ url, poolSize: 1 }, async () => {
    let attempts = 0;
    const work = async () => {
      attempts += 1;
      const failing = sql`do $$ begin raise exception 'once' using errcode = 'serialization_failure'; end $$`;
      if (attempts === 1) await failing.all().catch(() => undefined);
    };
    await atomic(work, { retries: 1 });
    assert.equal(attempts, 2);
  });
});

test("retries end: the last failure is thrown", async () => {
  await underFaults({ url, poolSize: 2 }, async () => {
    let attempts = 0;
    const hopeless = atomic(
      async () => {
        attempts += 1;
        await sql`do $$ begin raise exception 'always' using errcode = 'serialization_failure'; end $$`.all();
      },
      { retries: 2 },
    );
    await assert.rejects(hopeless, { code: "db.serialization_failure" });
    assert.equal(attempts, 3);
  });
});

test("what is no conflict is not tried again, and a savepoint cannot be", async () => {
  await underFaults({ url, poolSize: 1 }, async () => {
    let attempts = 0;
    const failing = async () => {
      attempts += 1;
      await sql`select 1/0`.all();
    };
    await assertFails(atomic(failing, { retries: 5 }), { code: "db.query_failed", sqlstate: "22012" });
    assert.equal(attempts, 1);
    const inner = () => atomic(() => Tag.count(), { retries: 1 });
    await assert.rejects(atomic(inner), { code: "db.retries_nested" });
  });
});

test("a lock that is not free in time is an error with SQLSTATE and model", async () => {
  await underFaults({ url, poolSize: 2 }, async () => {
    const [locked, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holder = atomic(async () => {
      await Tag.filter({ id: 1 }).update({ name: "held" });
      locked.resolve();
      await done.promise;
    });
    await locked.promise;
    const waiting = atomic(async () => {
      await sql`set local lock_timeout = '100ms'`.all();
      await Tag.filter({ id: 1 }).update({ name: "mine" });
    });
    const expected = { code: "db.lock_timeout", sqlstate: "55P03", model: "blog.Tag" };
    await assertFails(waiting, expected).finally(done.resolve);
    await holder;
  });
});

/** Two transactions that update the same two rows in opposite order, each after the other has begun. */
function crossedUpdates(options?: TransactionOptions): Promise<void>[] {
  const bothBegan = barrier(2);
  return [
    [1, 2],
    [2, 1],
  ].map(([first = 0, second = 0]) =>
    atomic(async () => {
      await Tag.filter({ id: first }).update({ name: "crossed" });
      await bothBegan();
      await Tag.filter({ id: second }).update({ name: "crossed" });
    }, options),
  );
}

function increment(options: TransactionOptions, read: () => Promise<void>): Promise<void> {
  return atomic(async () => {
    const tag = await Tag.get({ id: 1 });
    await read();
    await Tag.filter({ id: 1 }).update({ name: `${tag.name}+` });
  }, options);
}

/** Lets nobody pass before all have come once; later visitors pass at once. */
function barrier(size: number): () => Promise<void> {
  const all = Promise.withResolvers<void>();
  let count = 0;
  return () => {
    if (++count === size) all.resolve();
    return all.promise;
  };
}
