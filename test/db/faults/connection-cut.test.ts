import assert from "node:assert/strict";
import test from "node:test";
import { atomic, createDatabase, sql } from "#rooms/db";
import { testDatabase } from "../../support/database.ts";
import { createTables, Tag } from "../blog.ts";
import { assertFails, underFaults, untilAllRunning, untilRunning } from "./fault-database.ts";
import { startProxy } from "./tcp-proxy.ts";

const { url } = await testDatabase();
await using setup = createDatabase({ url });
await createTables(setup);
await setup.execute("create view slow_tag as select id, name || pg_sleep(60)::text as name, parent_id from blog_tag");
await setup.execute("insert into blog_tag (name) values ('one')");
await setup.close();

const slowTag = sql`select name from slow_tag`;

test("a session that is terminated in the middle of a query: an error with its SQLSTATE, and the pool goes on", async () => {
  await underFaults({ url, poolSize: 3 }, async (database) => {
    const cut = assertFails(slowTag.all(), { code: "db.connection_lost", sqlstate: "57P01" });
    await database.execute("select pg_terminate_backend($1)", [await untilRunning(database, "slow_tag")]);
    await cut;
    assert.equal(await Tag.count(), 1);
  });
});

test("the error of a cut query names its model", async () => {
  await underFaults({ url, poolSize: 3 }, async (database) => {
    await database.execute("alter table blog_tag rename to tag_table");
    await database.execute("alter view slow_tag rename to blog_tag");
    const cut = assertFails(Tag.all(), { code: "db.connection_lost", sqlstate: "57P01", model: "blog.Tag" });
    await database.execute("select pg_terminate_backend($1)", [await untilRunning(database, '"blog_tag"')]);
    await cut;
    await database.execute("alter view blog_tag rename to slow_tag");
    await database.execute("alter table tag_table rename to blog_tag");
  });
});

test("connections that the network resets in the middle of queries: an error for each, and the pool goes on", async () => {
  await using proxy = await startProxy(url);
  await underFaults({ url: proxy.url, poolSize: 4 }, async (database) => {
    const cut = [1, 2, 3].map(() => assertFails(slowTag.all(), { code: "db.connection_lost", sqlstate: "08006" }));
    await untilAllRunning(database, "slow_tag", cut.length);
    proxy.reset();
    await Promise.all(cut);
    assert.equal(await Tag.count(), 1);
    // PostgreSQL notices a vanished client only when it has something to say.
    await database.execute(
      "select pg_terminate_backend(pid) from pg_stat_activity where query like '%slow_tag%' and pid <> pg_backend_pid()",
    );
  });
});

test("a connection that is reset inside a transaction: nothing is kept, also where the work swallows the error", async () => {
  await using proxy = await startProxy(url);
  await underFaults({ url: proxy.url, poolSize: 2 }, async () => {
    const swallowed = atomic(async () => {
      await Tag.create({ name: "two" });
      proxy.reset();
      await Tag.count().catch(() => undefined);
    });
    await assert.rejects(swallowed, { code: "db.transaction_aborted" });
    const unnoticed = atomic(async () => {
      await Tag.create({ name: "three" });
      proxy.reset();
    });
    await assert.rejects(unnoticed, { code: "db.connection_lost" });
    assert.equal(await Tag.count(), 1);
  });
});

test("idle connections that are reset are replaced without an error", async () => {
  await using proxy = await startProxy(url);
  await underFaults({ url: proxy.url, poolSize: 3 }, async () => {
    await Promise.all([Tag.count(), Tag.count(), Tag.count()]);
    proxy.reset();
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(await Tag.count(), 1);
  });
});
