import assert from "node:assert/strict";
import test from "node:test";
import { atomic, onCommit, sql } from "#rooms/db";
import { Tag } from "./blog.ts";
import { projectDatabase, testsWith } from "./project-database.ts";

const database = await projectDatabase({ poolSize: 4, statementTimeout: 2_000 });
const it = testsWith(database);
const names = async () => (await Tag.all()).map(({ name }) => name);
const fail = () => Promise.reject(new Error("on purpose"));

test("outside a project, atomic and models say what is missing", async () => {
  await assert.rejects(async () => atomic(async () => undefined), { code: "db.no_context" });
  await assert.rejects(Tag.all(), { code: "db.no_context", hint: /project\.run/ });
});

it("everything is kept, or nothing", async () => {
  await assert.rejects(
    atomic(async () => {
      await Tag.create({ name: "lost" });
      await fail();
    }),
    /on purpose/,
  );
  const result = await atomic(async () => (await Tag.create({ name: "kept" })).name);
  assert.equal(result, "kept");
  assert.deepEqual(await names(), ["kept"]);
  await Tag.query().delete();
});

it("an inner atomic is a savepoint: the outer one goes on without it", async () => {
  await atomic(async () => {
    await Tag.create({ name: "outer" });
    await assert.rejects(
      atomic(() => Tag.create({ name: "inner" }).then(fail)),
      /on purpose/,
    );
    await atomic(async () => {
      await Tag.create({ name: "second" });
      await assert.rejects(
        atomic(() => Tag.create({ name: "deep" }).then(fail)),
        /on purpose/,
      );
    });
  });
  assert.deepEqual(await names(), ["outer", "second"]);
  await Tag.query().delete();
});

it("inner ones that run side by side do not undo each other", async () => {
  await atomic(async () => {
    const work = [1, 2, 3, 4, 5, 6].map((number) =>
      atomic(async () => {
        await Tag.create({ name: `n${number}` });
        if (number % 2 === 0) await fail();
      }),
    );
    await Promise.allSettled(work);
  });
  assert.deepEqual(await names(), ["n1", "n3", "n5"]);
  await Tag.query().delete();
});

it("a failing statement inside a savepoint leaves the transaction usable", async () => {
  await atomic(async () => {
    await Tag.create({ name: "before" });
    await assert.rejects(
      atomic(async () => void (await sql`select 1 / 0`.all())),
      { code: "db.query_failed" },
    );
    await Tag.create({ name: "after" });
  });
  assert.deepEqual(await names(), ["after", "before"]);
  await Tag.query().delete();
});

it("a swallowed error of a statement makes the commit raise, and names the first failure", async () => {
  const outcome = atomic(async () => {
    await Tag.create({ name: "lost" });
    await sql`select 1 / 0`.all().catch(() => undefined);
    await Tag.create({ name: "lost too" }).catch(() => undefined);
  });
  await assert.rejects(outcome, (error: Error & { code?: string }) => {
    assert.equal(error.code, "db.transaction_aborted");
    assert.match(String(error.cause), /division by zero/);
    return true;
  });
  assert.deepEqual(await names(), []);
});

it("a swallowed error inside a savepoint raises at the savepoint", async () => {
  await atomic(async () => {
    await assert.rejects(
      atomic(async () => void (await sql`select 1 / 0`.all().catch(() => undefined))),
      { code: "db.transaction_aborted" },
    );
    await Tag.create({ name: "kept" });
  });
  assert.deepEqual(await names(), ["kept"]);
  await Tag.query().delete();
});

it("a statement after a failed one says that the transaction is aborted", async () => {
  await assert.rejects(
    atomic(async () => {
      await sql`select 1 / 0`.all().catch(() => undefined);
      await assert.rejects(Tag.count(), { code: "db.transaction_aborted", hint: /atomic/ });
      await fail();
    }),
    /on purpose/,
  );
});

/** Lets each of two pieces of work wait until the other has come as far. */
function meeting(): () => Promise<void> {
  let expected = 2;
  const met = Promise.withResolvers<void>();
  return () => {
    expected -= 1;
    if (expected === 0) met.resolve();
    return met.promise;
  };
}

it("concurrent transactions do not see each other before they commit", async () => {
  const [written, read] = [meeting(), meeting()];
  const seen = await Promise.all(
    ["a", "b"].map((name) =>
      atomic(async () => {
        await Tag.create({ name });
        await written();
        const visible = await names();
        await read();
        return visible;
      }),
    ),
  );
  assert.deepEqual(seen, [["a"], ["b"]]);
  assert.deepEqual(await names(), ["a", "b"]);
  await Tag.query().delete();
});

it("serializable transactions that depend on each other cannot both commit", async () => {
  const counted = meeting();
  const outcomes = await Promise.allSettled(
    [1, 2].map(() =>
      atomic(
        async () => {
          const count = await Tag.count();
          await counted();
          await Tag.create({ name: `count ${count}` });
        },
        { isolation: "serializable" },
      ),
    ),
  );
  const codes = outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.reason.code : "kept")).sort();
  assert.deepEqual(codes, ["db.serialization_failure", "kept"]);
  await Tag.query().delete();
});

it("isolation cannot change inside a transaction", async () => {
  await assert.rejects(
    atomic(() => atomic(async () => undefined, { isolation: "serializable" })),
    { code: "db.isolation_nested" },
  );
});

it("transactions that wait for each other end in one deadlock error, and one goes on", async () => {
  const rows = [await Tag.create({ name: "a" }), await Tag.create({ name: "b" })];
  const locked = meeting();
  const outcomes = await Promise.allSettled(
    rows.map((row, index) =>
      atomic(async () => {
        await row.save();
        await locked();
        await rows[1 - index]?.save();
      }),
    ),
  );
  const codes = outcomes.map((outcome) => (outcome.status === "rejected" ? outcome.reason.code : "kept")).sort();
  assert.deepEqual(codes, ["db.deadlock", "kept"]);
  await Tag.query().delete();
});

it("callbacks run once, after the outermost commit, those of undone work never", async () => {
  const calls: string[] = [];
  await atomic(async () => {
    await onCommit(() => void calls.push("outer"));
    await atomic(async () => onCommit(() => void calls.push("inner")));
    await atomic(async () => {
      await Tag.create({ name: "undone" });
      await onCommit(() => void calls.push("undone"));
      await fail();
    }).catch(() => undefined);
    assert.deepEqual(calls, []);
  });
  await atomic(async () => onCommit(() => void calls.push("rolled back")).then(fail)).catch(() => undefined);
  await onCommit(async () => void calls.push("at once"));
  assert.deepEqual(calls, ["outer", "inner", "at once"]);
});

it("a callback sees what was committed, and is outside the transaction", async () => {
  let seen: string[] = [];
  await atomic(async () => {
    await Tag.create({ name: "seen" });
    await onCommit(async () => {
      seen = await names();
    });
  });
  assert.deepEqual(seen, ["seen"]);
  await Tag.query().delete();
});

it("a constraint that is checked at commit raises there", async () => {
  await assert.rejects(
    atomic(async () => void (await Tag.create({ name: "orphan", parent: 4711 }))),
    { code: "db.foreign_key_violation" },
  );
  assert.deepEqual(await names(), []);
});

it("a statement that runs on after its transaction is refused instead of escaping it", async () => {
  const late = Promise.withResolvers<void>();
  let outcome: Promise<unknown> = Promise.resolve();
  await atomic(async () => {
    await Tag.count();
    outcome = late.promise.then(() => Tag.create({ name: "late" }));
    outcome.catch(() => undefined);
  });
  late.resolve();
  await assert.rejects(outcome, { code: "db.transaction_finished" });
});

it("a transaction that asks nothing opens no connection", async () => {
  const sessions = async () =>
    (await sql<{ n: number }>`select count(*) as n from pg_stat_activity where datname = current_database()`.get()).n;
  const before = await sessions();
  await Promise.all([1, 2, 3].map(() => atomic(async () => undefined)));
  assert.equal(await sessions(), before);
});

it("statements in a transaction end at the statement timeout, and it does not outlive the transaction", async () => {
  const timeout = () => sql<{ statement_timeout: string }>`show statement_timeout`.get();
  assert.deepEqual(await atomic(timeout), { statement_timeout: "2s" });
  assert.deepEqual(await timeout(), { statement_timeout: "0" });
  await assert.rejects(
    atomic(() => sql`select pg_sleep(5)`.all(), { statementTimeout: 50 }),
    { code: "db.statement_timeout" },
  );
});
