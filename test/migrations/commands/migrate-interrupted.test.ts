import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { runInContext } from "#rooms/context";
import { currentDatabase, f } from "#rooms/db";
import { createLifecycle, currentLifecycle } from "#rooms/lifecycle";
import { createModel, defineMigration, type MigrationProject, runSql } from "#rooms/migrations";
import { openShop, query } from "../../release/support/shop.ts";
import { migrationSite, source } from "../support/migration-site.ts";

const initial = { "0001_initial": [`createModel("Item", { id: f.bigAuto() })`] };
const slow = { ...initial, "0002_slow": [`createModel("Tag", { id: f.bigAuto() })`, `runSql("SELECT pg_sleep(600)")`] };

/** Sessions that sleep at the moment. */
const sleeping = "SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid()";

async function untilSomebodySleeps(url: string): Promise<void> {
  while ((await query(url, sleeping)).length === 0) await sleep(50);
}

for (const [signal, code] of [
  ["SIGTERM", 143],
  ["SIGINT", 130],
] as const) {
  test(`told to stop by ${signal}, migrate cancels its statement, undoes the migration, says so, and ends with ${code}`, async () => {
    const shop = await openShop();
    const version = await shop.version(slow);
    await using running = version.start(["migrate"]);
    await untilSomebodySleeps(shop.url);
    const { exitCode, stdout, stderr } = await running.stop(signal);
    assert.equal(exitCode, code);
    assert.match(stdout, /Applying shop\.0001_initial\.\.\. OK\n/);
    assert.match(
      stderr,
      /^Error: Migration shop\.0002_slow, operation ".+", was interrupted: the process was told to stop\. \[migrations\.interrupted\]\nStatement: SELECT pg_sleep\(600\)\nNothing of this migration was kept; those before it are applied\.\n$/,
    );
    assert.deepEqual(await query(shop.url, sleeping), []);
    const tables = await query(shop.url, "SELECT tablename FROM pg_tables WHERE tablename LIKE 'shop%'");
    assert.deepEqual(tables, [{ tablename: "shop_item" }]);
    const applied = await query(shop.url, "SELECT name FROM django_migrations WHERE app = 'shop'");
    assert.deepEqual(applied, [{ name: "0001_initial" }]);
  });
}

/** Migrates in this process, under a lifecycle that stops as soon as somebody sleeps. */
async function interrupted(project: Partial<MigrationProject>): Promise<string> {
  await using site = await migrationSite(project);
  const lifecycle = createLifecycle({ failed: (error) => assert.fail(String(error)) });
  const migrating = runInContext([currentLifecycle.with(lifecycle)], () => site.run("migrate"));
  await untilSomebodySleeps(site.url);
  await lifecycle.stop("the test");
  const { exitCode, stderr } = await migrating;
  assert.equal(exitCode, 1);
  return stderr;
}

test("of a migration without a transaction it says what was kept", async () => {
  const stderr = await interrupted({
    sources: [
      source("shop", {
        "0001_initial": defineMigration({
          atomic: false,
          operations: [createModel("Item", { id: f.bigAuto() }), runSql("SELECT pg_sleep(600)")],
        }),
      }),
    ],
  });
  assert.match(stderr, /Migration shop\.0001_initial, .* was interrupted/);
  assert.match(stderr, /`atomic: false`: 1 of its 2 operations were done and kept\./);
});

test("interrupted in what follows the migrations, it says that it is to be run again", async () => {
  const run = async () => void (await currentDatabase.get().execute("SELECT pg_sleep(600)"));
  const stderr = await interrupted({ afterMigrate: [{ name: "shop.counters", run }] });
  assert.match(
    stderr,
    /^Error: What follows the migrations \(shop\.counters\) was interrupted: .*\n.*Run `tolv migrate` again\.\n$/,
  );
});
