import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { strongKey } from "../../support/tolv.ts";
import { openShop, query } from "../support/shop.ts";

const initial = { "0001_initial": [`createModel("Item", { id: f.bigAuto() })`] };

test("a release migrates and is recorded with its number, tables, process types and who made it", async () => {
  const shop = await openShop();
  const first = await shop.version(initial);
  const { exitCode, stdout, stderr } = await first.run(["release", "--by", "anna"], { TOLV_RELEASE: "v1" });
  assert.equal(exitCode, 0, stderr);
  assert.match(
    stdout,
    /Release 1 \(v1\) begins\.\n {2}Applying shop\.0001_initial\.\.\. OK\nRelease 1 \(v1\) has succeeded/,
  );
  assert.match(stdout, /Now start or replace its processes \(web, clock\)/);
  const { stdout: list } = await first.run(["releases"]);
  assert.match(list, /^\*1 {2}succeeded {2}\d{4}-\d\d-\d\d \d\d:\d\d {2}v1 {4}source {2}[0-9a-f]{8} {2}anna$/m);
  const { stdout: detail } = await first.run(["releases", "1"]);
  assert.match(detail, /processes {6}web, clock\n/);
  assert.match(detail, /tables of {6}release\.0001_initial\n {17}shop\.0001_initial\n/);
  const { stdout: json } = await first.run(["releases", "--format", "json"]);
  assert.deepEqual(JSON.parse(json)[0].migrations.heads, { release: "0001_initial", shop: "0001_initial" });
});

test("the log tells when a release phase begins and how it ends", async () => {
  const shop = await openShop();
  const version = await shop.version(initial);
  const { stderr } = await version.run(["release"], { TOLV_RELEASE: "v1", LOG_LEVEL: "info" });
  const records = stderr
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    records.map(({ room, release, message, number, outcome }) => ({ room, release, message, number, outcome })),
    [
      { room: "release", release: "v1", message: "Release begins", number: 1, outcome: undefined },
      { room: "release", release: "v1", message: "Release succeeded", number: 1, outcome: "succeeded" },
    ],
  );
});

test("what is released already is not recorded again; a setting that differs makes another release", async () => {
  const shop = await openShop();
  const first = await shop.version(initial);
  await first.run(["release"], { TOLV_RELEASE: "v1" });
  const again = await first.run(["release"], { TOLV_RELEASE: "v1" });
  assert.match(again.stdout, /^Release 1 \(v1\) is this already; nothing was recorded/);
  const other = await first.run(["release"], { TOLV_RELEASE: "v1", SHOP_ROWS: "50" });
  assert.match(other.stdout, /Release 2 \(v1\) has succeeded/);
});

test("everything that is wrong is told at once, and nothing is changed", async () => {
  const shop = await openShop();
  const version = await shop.version(initial);
  const production = { TOLV_ENV: "production", SECRET_KEY: "short", SHOP_ROWS: "many", DEBUG: "perhaps" };
  const { exitCode, stdout, stderr } = await version.run(["release"], production);
  assert.equal(exitCode, 1);
  assert.equal(stdout, "");
  for (const finding of ["SECRET_KEY: (release.E001)", "SHOP_ROWS: (release.E001)", "DEBUG: (release.E001)"]) {
    assert.ok(stderr.includes(finding), stderr);
  }
  assert.match(stderr, /build: \(release\.E004\) There is no build/);
  assert.match(stderr, /4 things are wrong, see above\. Nothing was released and nothing was changed/);
  assert.deepEqual(await query(shop.url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"), []);
});

test("a database that does not answer is told beside what else is wrong, without the password", async () => {
  const shop = await openShop();
  const version = await shop.version(initial);
  const url = "postgres://shop:s3cret@127.0.0.1:1/shop";
  const { stderr } = await version.run(["release"], { TOLV_ENV: "production", DATABASE_URL: url });
  assert.match(stderr, /ALLOWED_HOSTS: \(release\.E002\)/);
  assert.match(stderr, /database: \(release\.E007\) No PostgreSQL server answers/);
  assert.ok(!stderr.includes("s3cret"));
});

test("migrations that do not fit keep a release from starting: none for a change, code older than the database", async () => {
  const shop = await openShop();
  const newer = await shop.version({
    ...initial,
    "0002_price": [`addField("Item", "price", f.integer({ null: true }))`],
  });
  await newer.run(["release"], { TOLV_RELEASE: "v2" });
  const older = await shop.version(initial);
  const { exitCode, stderr } = await older.run(["release"], { TOLV_RELEASE: "v1" });
  assert.equal(exitCode, 1);
  assert.match(stderr, /release\.E010\) The database has had shop\.0002_price, which this code does not know/);
  assert.match((await newer.run(["releases"])).stdout, /^\*1 /m);
});

test("a migration without a way back is a warning, and the release goes on", async () => {
  const shop = await openShop();
  const version = await shop.version({ ...initial, "0002_data": [`runSql("SELECT 1")`] });
  const { exitCode, stderr } = await version.run(["release"]);
  assert.equal(exitCode, 0);
  assert.match(stderr, /release\.W002\) There is no way back for shop\.0002_data/);
});

test("a release phase that fails is recorded so, and the next one goes on from there", async () => {
  const shop = await openShop();
  const first = await shop.version(initial);
  await first.run(["release"], { TOLV_RELEASE: "v1" });
  const broken = await shop.version({
    ...initial,
    "0002_price": [`addField("Item", "price", f.integer({ null: true }))`],
    "0003_broken": [`runSql("SELECT 1 / 0", "SELECT 1")`],
  });
  const { exitCode, stderr } = await broken.run(["release"], { TOLV_RELEASE: "v2" });
  assert.equal(exitCode, 1);
  assert.match(
    stderr,
    /Release 2 has failed and is recorded so\. No process was started or stopped\. What runs is release 1 \(v1\), as before\./,
  );
  assert.match(stderr, /Migration shop\.0003_broken, operation "Raw SQL operation", failed: .*division by zero/);
  const { stdout } = await broken.run(["releases"]);
  assert.match(stdout, /^ 2 {2}failed {5}.*\n\*1 {2}succeeded /m);
  assert.match((await broken.run(["releases", "2"])).stdout, /state {10}failed: Migration shop\.0003_broken/);
  const corrected = await shop.version({
    ...initial,
    "0002_price": [`addField("Item", "price", f.integer({ null: true }))`],
  });
  const next = await corrected.run(["release"], { TOLV_RELEASE: "v3" });
  assert.match(next.stdout, /Release 3 \(v3\) has succeeded/);
});

test("--check looks, and records nothing", async () => {
  const shop = await openShop();
  const version = await shop.version(initial);
  const { exitCode, stdout } = await version.run(["release", "--check"]);
  assert.deepEqual([exitCode, stdout], [0, "Nothing stands in the way of a release.\n"]);
  assert.equal((await version.run(["releases"])).stdout, "Nothing has been released yet: `tolv release` does.\n");
});

/** Sleeps in PostgreSQL until somebody tells it to go on, so that a test knows a release phase is at work. */
const slow = { ...initial, "0002_slow": [`runSql("SELECT pg_sleep(600)", "SELECT 1")`] };

/** Waits until a migration of the shop sleeps; answers with its session. */
async function sleepingSession(url: string): Promise<number> {
  for (;;) {
    const [row] = await query(
      url,
      "SELECT pid FROM pg_stat_activity WHERE query LIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid()",
    );
    if (row !== undefined) return Number(row.pid);
    await sleep(50);
  }
}

test("a second release waits for the first one, or says who is at work", async () => {
  const shop = await openShop();
  const version = await shop.version(slow);
  await using first = version.start(["release", "--by", "anna"], { TOLV_RELEASE: "v1" });
  const session = await sleepingSession(shop.url);
  const refused = await version.run(["release", "--wait", "0"], { TOLV_RELEASE: "v2" });
  assert.equal(refused.exitCode, 1);
  assert.match(refused.stderr, /Release 1 of anna \(PostgreSQL process \d+ of \S+, from .*\) is at work; waited 0 s/);
  assert.match((await version.run(["releases"])).stdout, /^ 1 {2}running /m);
  await using second = version.start(["release", "--by", "bo"], { TOLV_RELEASE: "v2" });
  await second.printed(/Release 1 of anna \(.*\) is at work; waiting at most 600 s for it/);
  await query(shop.url, `SELECT pg_terminate_backend(${session})`);
  assert.equal((await first.ended).exitCode, 1);
  await query(shop.url, `SELECT pg_terminate_backend(${await sleepingSession(shop.url)})`);
  assert.equal((await second.ended).exitCode, 1);
  assert.match((await version.run(["releases"])).stdout, /^ 2 {2}failed .*bo\n 1 {2}failed .*anna$/m);
});

test("after a release phase was killed, the next release says what had become of it, and goes on", async () => {
  const shop = await openShop();
  const version = await shop.version(slow);
  const killed = version.start(["release", "--by", "anna"], { TOLV_RELEASE: "v1" });
  const session = await sleepingSession(shop.url);
  assert.equal((await killed.stop("SIGKILL")).signal, "SIGKILL");
  await query(shop.url, `SELECT pg_terminate_backend(${session})`);
  assert.match((await version.run(["releases"])).stdout, /^ 1 {2}(interrupted|running) /m);
  const quick = await shop.version({ ...initial, "0002_slow": [`runSql("SELECT 1", "SELECT 1")`] });
  const next = await quick.run(["release"], { TOLV_RELEASE: "v2" });
  assert.equal(next.exitCode, 0, next.stderr);
  assert.match(next.stderr, /Release 1 of anna was interrupted: its process ended in the release phase\./);
  assert.match(next.stderr, /Of its 2 migrations shop\.0001_initial was applied\. This one goes on from there\./);
  assert.match(next.stdout, /Applying shop\.0002_slow\.\.\. OK/);
  assert.match((await quick.run(["releases"])).stdout, /^\*2 {2}succeeded .*\n 1 {2}interrupted /m);
});

test("when the database goes away in the release phase, that is told, and the next release finds out", async () => {
  const shop = await openShop();
  const version = await shop.version(slow);
  await using running = version.start(["release", "--by", "anna"], { TOLV_RELEASE: "v1" });
  await sleepingSession(shop.url);
  const [name, others] = [new URL(shop.url).pathname.slice(1), new URL("/postgres", shop.url).href];
  await query(others, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await query(
    others,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND pid <> pg_backend_pid()`,
  );
  const { exitCode, stderr } = await running.ended;
  await query(others, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  assert.equal(exitCode, 1);
  assert.match(
    stderr,
    /Release 1 has failed, and the database cannot be told: the next release will find it interrupted\./,
  );
  assert.match(stderr, /Migration shop\.0002_slow, .* failed: /);
  const quick = await shop.version({ ...initial, "0002_slow": [`runSql("SELECT 1", "SELECT 1")`] });
  const next = await quick.run(["release"], { TOLV_RELEASE: "v2" });
  assert.match(next.stderr, /Release 1 of anna was interrupted/);
});

test("told to stop, it cancels the statement that is under way, and says and records what became of it", async () => {
  const shop = await openShop();
  const version = await shop.version(slow);
  await using running = version.start(["release", "--by", "anna"], { TOLV_RELEASE: "v1" });
  await sleepingSession(shop.url);
  const { exitCode, stderr } = await running.stop("SIGTERM");
  assert.equal(exitCode, 143);
  assert.match(stderr, /Release 1 was interrupted and is recorded so\. No process was started or stopped\./);
  assert.match(
    stderr,
    /Migration shop\.0002_slow, .* was interrupted: the process was told to stop\. .*\n.*\nNothing of this migration was kept/,
  );
  const [{ count } = {}] = await query(
    shop.url,
    "SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(600)'",
  );
  assert.equal(count, "0");
  assert.match(
    (await version.run(["releases", "1"])).stdout,
    /state {10}interrupted: Its process was told to stop\.\n/,
  );
});

test("who releases cannot write lines into the lists of others", async () => {
  const shop = await openShop();
  const version = await shop.version(initial);
  await version.run(["release", "--by", "anna\n*9  succeeded\x1b[31m"], { TOLV_RELEASE: "v1" });
  const { stdout } = await version.run(["releases"]);
  assert.match(stdout, /^.*\n\*1 {2}.* anna \*9 {2}succeeded \[31m\n$/);
});

test("no secret is in the ledger or in what is printed, and marks cannot be computed without the key", async () => {
  const shop = await openShop();
  const version = await shop.version(initial, `SHOP_TOKEN: env.secret().optional(), SHOP_PIN: env.secret().optional()`);
  const environment = { SHOP_TOKEN: "sesame-open", SHOP_PIN: "0000", TOLV_RELEASE: "v1" };
  const printed = await version.run(["release", "-v", "3"], environment);
  const rows = JSON.stringify(await query(shop.url, "SELECT * FROM tolv_release"));
  for (const secret of ["sesame-open", strongKey, new URL(shop.url).password || "no password"]) {
    assert.ok(!rows.includes(secret));
    assert.ok(!`${printed.stdout}${printed.stderr}`.includes(secret));
  }
  const marks = async (key: string) => {
    const other = await shop.version(initial, `SHOP_PIN: env.secret().optional()`);
    await other.run(["release"], { SHOP_PIN: "0000", SECRET_KEY: key, TOLV_RELEASE: key.slice(0, 3) });
    const [row] = await query(
      shop.url,
      "SELECT configuration #>> '{settings,SHOP_PIN,marks,0}' AS mark FROM tolv_release ORDER BY number DESC LIMIT 1",
    );
    return row?.mark;
  };
  assert.match(String(await marks("a".repeat(60))), /^[0-9a-f]{24}$/);
  assert.notEqual(await marks("a".repeat(60)), await marks("b".repeat(60)));
});

test("nobody changes or deletes what is recorded, not even a superuser", async () => {
  const shop = await openShop();
  const version = await shop.version(initial);
  await version.run(["release"]);
  for (const statement of [
    "UPDATE tolv_release SET name = 'other'",
    "DELETE FROM tolv_release_outcome",
    "TRUNCATE tolv_release CASCADE",
    "UPDATE tolv_release_outcome SET state = 'failed'",
  ]) {
    await assert.rejects(query(shop.url, statement), /ledger of releases is append-only/);
  }
  assert.equal((await version.run(["flush", "--noinput"])).exitCode, 0);
  assert.match((await version.run(["releases"])).stdout, /^\*1 {2}succeeded /m);
});
