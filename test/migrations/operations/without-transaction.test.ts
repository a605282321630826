import assert from "node:assert/strict";
import { test } from "node:test";
import { createDatabase, f } from "#rooms/db";
import {
  addConstraintNotValid,
  addIndexConcurrently,
  createModel,
  defineMigration,
  type Operation,
  removeIndexConcurrently,
  runSql,
  validateConstraint,
} from "#rooms/migrations";
import { evolve } from "../support/evolve.ts";
import { migrationSite, source } from "../support/migration-site.ts";
import { readSchema } from "../support/read-schema.ts";

const item = createModel("Item", { id: f.bigAuto(), rank: f.integer() });
const index = { fields: ["rank"], name: "rank_idx", where: `"rank" > 1` };

/** A table `shop_item`, and a second migration without a transaction. */
function shop(operations: readonly Operation[]) {
  return source("shop", {
    "0001_initial": defineMigration({ operations: [item] }),
    "0002_change": defineMigration({ atomic: false, dependencies: [["shop", "0001_initial"]], operations }),
  });
}

test("an index is created and removed while others write, forth and back", async () => {
  const other = addIndexConcurrently("Item", { fields: ["id"], name: "id_idx" });
  const change = [addIndexConcurrently("Item", index), other, removeIndexConcurrently("Item", "id_idx")];
  await using site = await migrationSite({ sources: [shop(change)] });
  assert.equal((await site.run("migrate")).stderr, "");
  const indexes = async () => (await readSchema(site.database)).shop_item?.indexes;
  assert.deepEqual(await indexes(), { rank_idx: "USING btree (rank) WHERE (rank > 1)" });
  await site.run("migrate shop 0001");
  assert.deepEqual(await indexes(), {});
  assert.deepEqual(await site.database.execute("SHOW lock_timeout"), [{ lock_timeout: "0" }]);
});

test("what a failed try left invalid is dropped by the next one, and a finished index is not made twice", async () => {
  const change = [
    addIndexConcurrently("Item", index),
    runSql(`CREATE UNIQUE INDEX CONCURRENTLY "u" ON "shop_item" ("rank")`),
  ];
  await using site = await migrationSite({ sources: [shop(change)] });
  await site.run("migrate shop 0001");
  await site.database.execute(`INSERT INTO "shop_item" ("rank") VALUES (2), (2)`);
  await site.database
    .execute(`CREATE UNIQUE INDEX CONCURRENTLY "rank_idx" ON "shop_item" ("rank")`)
    .catch(() => undefined);
  const { exitCode, stderr } = await site.run("migrate");
  assert.equal(exitCode, 1);
  assert.match(stderr, /Migration shop\.0002_change, operation "Raw SQL operation", failed: .*\(SQLSTATE 23505\)/);
  assert.match(stderr, /`atomic: false`: 1 of its 2 operations were done and kept\. Operations on concurrent indexes/);
  await site.database.execute(`DELETE FROM "shop_item"; `);
  await site.database.execute(`DROP INDEX "u"`);
  assert.equal((await site.run("migrate")).stderr, "");
  const { shop_item } = await readSchema(site.database);
  assert.deepEqual(shop_item?.indexes.rank_idx, "USING btree (rank) WHERE (rank > 1)");
});

test("a concurrent index in a transaction is refused before anything runs", async () => {
  const sources = [
    source("shop", { "0001_initial": defineMigration({ operations: [item, addIndexConcurrently("Item", index)] }) }),
  ];
  await using site = await migrationSite({ sources });
  const { stderr } = await site.run("migrate");
  assert.match(stderr, /"Concurrently create index rank_idx .*" of shop\.0001_initial cannot run inside a transaction/);
  assert.deepEqual(await site.tables(), []);
});

test("a migration without a transaction waits for locks no longer than others, and says who holds them", async () => {
  await using site = await migrationSite({ sources: [shop([runSql(`ALTER TABLE "shop_item" ADD "x" text`, "")])] });
  await site.run("migrate shop 0001");
  await using other = createDatabase({ url: site.url });
  await other.atomic(async () => {
    await other.execute(`LOCK TABLE "shop_item"`);
    const { exitCode, stderr } = await site.run("migrate");
    assert.equal(exitCode, 1);
    assert.match(stderr, /waited in vain for locks held by process \d+/);
    assert.match(stderr, /0 of its 1 operations were done and kept/);
  });
  assert.equal((await site.run("migrate")).exitCode, 0);
});

test("a constraint that is not valid holds for new rows; validating it reads the others", async () => {
  const low = { name: "low", check: `"rank" < 10` };
  await using evolution = await evolve({ id: f.bigAuto(), rank: f.integer() }, [addConstraintNotValid("Item", low)]);
  const { database } = evolution.site;
  await database.execute(`INSERT INTO "shop_item" ("rank") VALUES (50)`);
  assert.deepEqual((await evolution.forwards()).constraints.low, "CHECK ((rank < 10)) NOT VALID");
  await assert.rejects(database.execute(`INSERT INTO "shop_item" ("rank") VALUES (50)`), {
    code: "db.check_violation",
  });
  await evolution.backwards();
  await using valid = await evolve({ id: f.bigAuto(), rank: f.integer() }, [
    addConstraintNotValid("Item", low),
    validateConstraint("Item", "low"),
  ]);
  assert.deepEqual((await valid.forwards()).constraints.low, "CHECK ((rank < 10))");
  assert.equal((await valid.backwards()).constraints.low, undefined);
});
