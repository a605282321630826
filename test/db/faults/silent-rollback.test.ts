import assert from "node:assert/strict";
import test from "node:test";
import { atomic, createDatabase, sql } from "#rooms/db";
import { testDatabase } from "../../support/database.ts";
import { createTables, Tag } from "../blog.ts";
import { assertFails, underFaults } from "./fault-database.ts";

const { url } = await testDatabase();
await using setup = createDatabase({ url });
await createTables(setup);
await setup.close();

test("a commit after a swallowed error raises and names the cause", async () => {
  await underFaults({ url, poolSize: 1 }, async () => {
    const work = atomic(async () => {
      await Tag.create({ name: "lost" });
      await sql`select 1/0`.all().catch(() => undefined);
    });
    await assert.rejects(work, (error: Error & { code?: string; cause?: { details?: { sqlstate?: string } } }) => {
      assert.equal(error.code, "db.transaction_aborted");
      return error.cause?.details?.sqlstate === "22012";
    });
    assert.equal(await Tag.count(), 0);
  });
});

test("a commit after the failure of a statement that nobody waited for raises", async () => {
  await underFaults({ url, poolSize: 1 }, async () => {
    const work = atomic(async () => {
      await Tag.create({ name: "lost" });
      void sql`select 1/0`.all().catch(() => undefined);
    });
    await assert.rejects(work, { code: "db.transaction_aborted" });
    assert.equal(await Tag.count(), 0);
  });
});

test("a commit that PostgreSQL refuses raises: deferred constraints are checked then", async () => {
  await underFaults({ url, poolSize: 1 }, async () => {
    const work = atomic(async () => {
      await Tag.create({ name: "orphan", parent: 999 });
    });
    await assertFails(work, { code: "db.foreign_key_violation", sqlstate: "23503" });
    assert.equal(await Tag.count(), 0);
  });
});

test("a database that is read-only refuses writes with SQLSTATE and model, and still reads", async () => {
  const standby = new URL(url);
  standby.searchParams.set("options", "-c default_transaction_read_only=on");
  await underFaults({ url: standby.href, poolSize: 2 }, async () => {
    const refused = { code: "db.query_failed", sqlstate: "25006", model: "blog.Tag" };
    await assertFails(Tag.create({ name: "never" }), refused);
    await assertFails(
      atomic(() => Tag.create({ name: "never" })),
      refused,
    );
    assert.equal(await Tag.count(), 0);
  });
});
