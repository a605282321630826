import assert from "node:assert/strict";
import { test } from "node:test";
import { f } from "#rooms/db";
import { addField, createModel, defineMigration } from "#rooms/migrations";
import { migrationSite, source } from "../support/migration-site.ts";

const shop = source("shop", {
  "0001_initial": defineMigration({
    operations: [
      createModel("Tag", { id: f.bigAuto() }),
      createModel("Item", { id: f.bigAuto(), name: f.text(), tags: f.manyToMany("shop.Tag") }),
      createModel("View", { id: f.bigAuto() }, { managed: false }),
    ],
  }),
  "0002_note": defineMigration({
    dependencies: [["shop", "0001_initial"]],
    operations: [addField("Item", "note", f.text({ null: true }))],
  }),
});

/** A database that was migrated and lost its ledger. */
async function withoutLedger() {
  const site = await migrationSite({ sources: [shop] });
  await site.run("migrate shop 0001");
  await site.database.execute(`DROP TABLE "django_migrations"`);
  return site;
}

test("an initial migration whose tables are there is recorded only; the next one is run", async () => {
  await using site = await withoutLedger();
  const failed = await site.run("migrate");
  assert.match(
    failed.stderr,
    /failed: PostgreSQL refused the query \(SQLSTATE 42P07\): relation "shop_tag" already exists\. \[/,
  );
  const { stdout, exitCode } = await site.run("migrate --fake-initial");
  assert.equal(exitCode, 0);
  assert.match(stdout, / {2}Applying shop\.0001_initial\.\.\. FAKED\n {2}Applying shop\.0002_note\.\.\. OK\n/);
  await site.database.execute(`INSERT INTO "shop_item" ("name", "note") VALUES ('a', 'b')`);
});

test("on an empty database the initial migration is run", async () => {
  await using site = await migrationSite({ sources: [shop] });
  const { stdout } = await site.run("migrate --fake-initial");
  assert.match(stdout, /Applying shop\.0001_initial\.\.\. OK/);
});

test("a table or column that is missing is named, and nothing is recorded", async () => {
  for (const damage of [`ALTER TABLE "shop_item" DROP COLUMN "name"`, `DROP TABLE "shop_item_tags"`]) {
    await using site = await withoutLedger();
    await site.database.execute(damage);
    const { exitCode, stderr } = await site.run("migrate --fake-initial");
    assert.equal(exitCode, 1);
    assert.match(stderr, /has a part of what shop\.0001_initial creates, and lacks shop_item(\.name|_tags\.id, )/);
    assert.match((await site.run("showmigrations")).stdout, /\[ \] 0001_initial/);
  }
});
