import assert from "node:assert/strict";
import { test } from "node:test";
import { openShop, query, type Steps } from "../support/shop.ts";

const initial = { "0001_initial": [`createModel("Item", { id: f.bigAuto(), name: f.text({ null: true }) })`] };

/** Releases the first version as v1, and another one behind it as v2. */
async function twoReleases(second: Readonly<Record<string, Steps>>) {
  const shop = await openShop();
  const older = await shop.version(initial);
  const newer = await shop.version({ ...initial, ...second });
  for (const [version, TOLV_RELEASE] of [[older, "v1"] as const, [newer, "v2"] as const]) {
    const { exitCode, stderr } = await version.run(["release"], { TOLV_RELEASE });
    assert.equal(exitCode, 0, stderr);
  }
  return { shop, older, newer };
}

const harmless = {
  "0002_price": [`addField("Item", "price", f.integer({ null: true }))`, `createModel("Tag", { id: f.bigAuto() })`],
};
const breaking = {
  "0002_price": [`addField("Item", "price", f.integer({ default: 0 }))`, `removeField("Item", "name")`],
};

test("migrations that older code can live with stay, and its own release finds them in order", async () => {
  const { shop, older, newer } = await twoReleases(harmless);
  const { exitCode, stdout, stderr } = await newer.run(["rollback", "--by", "anna"]);
  assert.equal(exitCode, 0, stderr);
  assert.match(
    stdout,
    /Back to release 1 \(v1\), of \S+\.\nOne migration lies between, which its code does not know:\n/,
  );
  assert.match(stdout, /^ {2}shop\.0002_price {2}may stay$/m);
  assert.match(
    stdout,
    /Release 3: back to 1\. The database is ready for it\.\nTolv starts no processes: now run web, clock from the build of release 1 \(v1\)/,
  );
  assert.match((await newer.run(["releases"])).stdout, /^\*3 {2}succeeded .* v1 .*anna {5}back to 1$/m);
  assert.match((await newer.run(["releases", "3"])).stdout, /beside {9}shop\.0002_price, which its code does not know/);
  const again = await older.run(["release"], { TOLV_RELEASE: "v1" });
  assert.equal(again.exitCode, 0, again.stderr);
  assert.match(again.stdout, /Release 3 \(v1\) is this already/);
  await query(shop.url, `INSERT INTO shop_item ("name") VALUES ('written by the older code')`);
});

test("where older code cannot run on the tables, nothing is done, and every reason is told", async () => {
  const { newer } = await twoReleases(breaking);
  const { exitCode, stdout, stderr } = await newer.run(["rollback"]);
  assert.equal(exitCode, 1);
  assert.match(
    stdout,
    /shop\.0002_price {2}cannot stay: Item\.price must be given for each new row; Item\.name is gone$/m,
  );
  assert.match(stderr, /The code of release 1 cannot run on the tables as they are now/);
  assert.match(stderr, /`tolv rollback 1 --migrate` takes those migrations back first/);
  assert.match((await newer.run(["releases"])).stdout, /^\*2 /m);
});

test("--migrate takes the migrations back once it is confirmed", async () => {
  const { shop, older, newer } = await twoReleases(breaking);
  const refused = await newer.run(["rollback", "--migrate"], {}, "yes\n");
  assert.equal(refused.exitCode, 1);
  assert.match(refused.stderr, /This takes back one migration: what was written into its tables and columns is LOST/);
  assert.match(refused.stderr, /Operation cancelled/);
  assert.match((await newer.run(["releases"])).stdout, /^\*2 /m);
  const agreed = await newer.run(["rollback", "--migrate"], {}, "1\n");
  assert.equal(agreed.exitCode, 0, agreed.stderr);
  assert.match(agreed.stdout, /Unapplying shop\.0002_price\.\.\. OK/);
  const columns = await query(
    shop.url,
    "SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'shop_item'",
  );
  assert.deepEqual(columns.map(({ name }) => name).sort(), ["id", "name"]);
  assert.match((await older.run(["release"], { TOLV_RELEASE: "v1" })).stdout, /Release 3 \(v1\) is this already/);
});

test("a migration without a way back is named, and --migrate does not try", async () => {
  const { newer } = await twoReleases({ "0002_data": [`runSql("SELECT 1")`] });
  const { exitCode, stdout, stderr } = await newer.run(["rollback", "--migrate", "--noinput"]);
  assert.equal(exitCode, 1);
  assert.match(
    stdout,
    /shop\.0002_data {2}cannot stay: nobody knows what "Raw SQL operation" does to it {2}\(no way back: Raw SQL operation\)/,
  );
  assert.match(
    stderr,
    /There is no way back for shop\.0002_data: release a correction of the newer code, or restore the backup/,
  );
});

test("the ledger's own migrations are in nobody's way", async () => {
  const { shop, older, newer } = await twoReleases(breaking);
  await query(shop.url, "INSERT INTO django_migrations (app, name, applied) VALUES ('release', '0002_later', now())");
  assert.equal((await newer.run(["rollback", "--migrate", "--noinput"])).exitCode, 0);
  const again = await older.run(["release"], { TOLV_RELEASE: "v1.1" });
  assert.equal(again.exitCode, 0, again.stderr);
  const left = await query(shop.url, "SELECT name FROM django_migrations WHERE app = 'release' ORDER BY name");
  assert.deepEqual(left, [{ name: "0001_initial" }, { name: "0002_later" }]);
});

test("--check tells what lies between, and records nothing", async () => {
  const { newer } = await twoReleases(harmless);
  const { exitCode, stdout } = await newer.run(["rollback", "--check"]);
  assert.equal(exitCode, 0);
  assert.match(stdout, /may stay\nNothing stands in the way; nothing was recorded or changed\.\n$/);
  assert.match((await newer.run(["releases"])).stdout, /^\*2 /m);
});

test("a second rollback goes further back, and there is an end", async () => {
  const { newer } = await twoReleases({});
  await newer.run(["release"], { TOLV_RELEASE: "v3" });
  assert.match((await newer.run(["rollback"])).stdout, /Release 4: back to 2\./);
  assert.match((await newer.run(["rollback"])).stdout, /Release 5: back to 1\./);
  const { exitCode, stderr } = await newer.run(["rollback"]);
  assert.equal(exitCode, 1);
  assert.match(stderr, /No release before 5 has succeeded/);
});

test("what was gone back from once is not gone back to later", async () => {
  const { newer } = await twoReleases({});
  await newer.run(["rollback"]);
  await newer.run(["release"], { TOLV_RELEASE: "v3" });
  const { stdout } = await newer.run(["rollback"]);
  assert.match(stdout, /^Back to release 3 \(v1\)/);
  assert.match((await newer.run(["rollback"])).stderr, /No release before 5 has succeeded/);
});

test("after a release that failed, the way back leads to what runs, past what it had migrated", async () => {
  const { shop } = await twoReleases({});
  const broken = await shop.version({ ...initial, ...harmless, "0003_broken": [`runSql("SELECT 1 / 0")`] });
  assert.equal((await broken.run(["release"], { TOLV_RELEASE: "v3" })).exitCode, 1);
  const { exitCode, stdout } = await broken.run(["rollback"]);
  assert.equal(exitCode, 0);
  assert.match(stdout, /^Back to release 2 \(v2\)/);
  assert.match(stdout, /shop\.0002_price {2}may stay/);
  const unfit = await broken.run(["rollback", "3"]);
  assert.match(unfit.stderr, /There is no way back to release 3: it has not succeeded \(failed\)/);
  assert.match(
    (await broken.run(["rollback", "4"])).stderr,
    /no way back to release 4: it is the newest, and has succeeded/,
  );
  assert.match((await broken.run(["rollback", "77"])).stderr, /There is no release 77; the newest is 4/);
});

test("the settings that the earlier release had otherwise are named, without their values", async () => {
  const { newer } = await twoReleases({});
  const { stdout } = await newer.run(["rollback", "--check"], { SHOP_ROWS: "4711" });
  assert.match(
    stdout,
    /The configuration of now is not the one of release 1; set back what it needs:\n {2}~ SHOP_ROWS {2}set, no longer at its default/,
  );
  assert.ok(!stdout.includes("4711"));
});
