import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { testDatabase } from "../../support/database.ts";
import { TerminalSession, terminalMissing } from "../../support/terminal.ts";
import { mysite, RunningTolv, tolv } from "../../support/tolv.ts";

const { url } = await testDatabase();
const environment = { TOLV_ENV: "production", DATABASE_URL: url };

const folder = await mkdtemp(join(tmpdir(), "tolv-dbshell-"));
after(() => rm(folder, { recursive: true, force: true }));

/** A psql that tells what it was given; the real one is not on every machine. */
async function pretend(script: string): Promise<Readonly<Record<string, string>>> {
  const bin = await mkdtemp(join(folder, "bin-"));
  await writeFile(join(bin, "psql"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return { ...environment, PATH: `${bin}:/usr/bin:/bin` };
}

const psqlMissing = findPsql();

function findPsql(): string | undefined {
  try {
    execFileSync("psql", ["--version"], { stdio: "ignore" });
    return undefined;
  } catch {
    return "psql is not installed";
  }
}

test("psql is given the database by its environment, its arguments as they stand, and the password in no argument", async () => {
  const secret = "p%40ss'w%C3%B6rd";
  const PATH = (await pretend('echo "args: $*"; env | grep ^PG | sort')).PATH ?? "";
  const address = `postgres://app:${secret}@db.example.com:5433/site?sslmode=require`;
  const { exitCode, stdout } = await tolv(["dbshell", "--", "-c", "select 1"], {
    environment: { TOLV_ENV: "production", PATH, DATABASE_URL: address, PGSERVICE: "other", PGHOSTADDR: "10.0.0.1" },
  });
  assert.equal(exitCode, 0);
  assert.deepEqual(stdout.trim().split("\n"), [
    "args: -c select 1",
    "PGDATABASE=site",
    "PGHOST=db.example.com",
    "PGPASSWORD=p@ss'wörd",
    "PGPORT=5433",
    "PGSSLMODE=require",
    "PGUSER=app",
  ]);
});

test("its exit code is that of psql", async () => {
  assert.equal((await tolv(["dbshell"], { environment: await pretend("exit 3") })).exitCode, 3);
});

test("without psql it says what to install, exit code 1", async () => {
  const bin = await mkdtemp(join(folder, "none-"));
  await symlink(process.execPath, join(bin, "node"));
  const { exitCode, stderr } = await tolv(["dbshell"], { environment: { ...environment, PATH: bin } });
  assert.equal(exitCode, 1);
  assert.match(stderr, /^CommandError: You appear not to have the 'psql' program installed or on your path\.\nInstall/);
});

test("a signal that stops tolv stops psql too", async () => {
  await using running = new RunningTolv(["dbshell"], { environment: await pretend("echo ready $$; exec sleep 600") });
  const [, pid = ""] = await running.printed(/ready (\d+)/);
  const { exitCode } = await running.stop("SIGTERM");
  assert.equal(exitCode, 143);
  assert.throws(() => process.kill(Number(pid), 0), { code: "ESRCH" });
});

test("the real psql reaches the database that is configured, and says itself when it cannot", {
  skip: psqlMissing ?? false,
}, async () => {
  const query = ["dbshell", "--", "-Atc", "select current_database()"];
  const { stdout, stderr } = await tolv(query, { environment: { ...environment, PGDATABASE: "other" } });
  assert.equal(stdout, `${new URL(url).pathname.slice(1)}\n`, stderr);
  const refused = await tolv(query, { environment: { ...environment, DATABASE_URL: "postgres://me@127.0.0.1:1/x" } });
  assert.deepEqual([refused.exitCode, /psql: error: /.test(refused.stderr)], [2, true]);
});

const atTerminal = { skip: terminalMissing ?? psqlMissing ?? false };

test("Ctrl-C at a terminal is psql's: it stops the query and not the shell", atTerminal, async () => {
  await using session = new TerminalSession(["dbshell", "--", "-X"], { ...environment, PAGER: "cat" }, mysite);
  await session.shows(/=[#>] $/);
  session.type("select pg_sleep(600);");
  while (!(await isSleeping())) await sleep(20);
  session.press("\x03");
  await session.shows(/canceling statement due to user request[\s\S]*=[#>] $/);
  session.press("\x03");
  await session.shows(/=[#>] $/);
  session.type("select 6 * 7 as answer;");
  await session.shows(/42/);
  session.type("\\q");
  assert.equal(await session.ended, 0);
});

async function isSleeping(): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const sql = "SELECT FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'select pg_sleep%'";
  return client
    .query(sql)
    .then(({ rowCount }) => rowCount === 1)
    .finally(() => client.end());
}
