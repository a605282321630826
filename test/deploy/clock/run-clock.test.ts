import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { testDatabase } from "../../support/database.ts";
import { RunningTolv, strongKey, tolv } from "../../support/tolv.ts";
import { isAlive, smallProject } from "../support/small-project.ts";

const { url } = await testDatabase();
const production = { DATABASE_URL: url, SECRET_KEY: strongKey, ALLOWED_HOSTS: "localhost" };

function schedule(...commands: readonly string[]): string {
  const jobs = commands.map((command) => `{ command: "${command}", every: { seconds: 1 } }`);
  return `schedule: [${jobs.join(", ")}]`;
}

function clock(directory: string, environment: Readonly<Record<string, string>> = {}, ...args: readonly string[]) {
  return new RunningTolv(["clock", ...args], { directory, environment: { ...production, ...environment } });
}

/** The records of a clock; every line that it prints is one. */
function recordsOf({ stdout }: RunningTolv): readonly Record<string, unknown>[] {
  const lines = stdout.split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}

test("it runs each command in its time, what it prints becomes a record, and a failure does not end it", async () => {
  await using project = await smallProject(schedule("greet", "fail"));
  await using running = clock(project.directory);
  await running.printed(/(Job failed[\s\S]*){2}/);
  const { exitCode, stderr } = await running.stop();
  assert.deepEqual([exitCode, stderr], [0, ""]);
  const records = recordsOf(running);
  const [started] = records.filter(({ message }) => message === "Clock started");
  assert.deepEqual(started?.jobs, ["greet", "fail"]);
  assert.ok(
    records.some(({ message, command, line }) => message === "Job printed" && command === "greet" && line === "Hello"),
  );
  assert.ok(records.some(({ command, line }) => command === "fail" && /it was meant to/.test(String(line))));
  const failed = records.find(({ message }) => message === "Job failed");
  assert.deepEqual([failed?.command, failed?.exitCode, failed?.level], ["fail", 1, "error"]);
});

test("of two clocks one runs; when it is killed, the other takes its place", async () => {
  await using project = await smallProject('schedule: [{ command: "greet", every: { days: 1 } }]');
  await using first = clock(project.directory, {}, "--at-start");
  await first.printed(/Job finished/);
  await using second = clock(project.directory, {}, "--at-start");
  await second.printed(/Another clock runs/);
  assert.doesNotMatch(second.stdout, /Job started/);
  first.child.kill("SIGKILL");
  await second.printed(/Job finished/);
  assert.equal((await second.stop()).exitCode, 0);
});

test("a connection that is cut costs the lock until the next one, and not the clock", async () => {
  await using project = await smallProject(schedule("greet"));
  await using running = clock(project.directory);
  await running.printed(/Job finished/);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory') AND datname = current_database()",
  );
  await client.end();
  await running.printed(/Clock interrupted[\s\S]*Clock started[\s\S]*Job finished/);
  assert.equal((await running.stop()).exitCode, 0);
});

test("told to stop it lets a running command finish, and leaves with 0", async () => {
  await using project = await smallProject('schedule: [{ command: "wait 2", every: { days: 1 } }]');
  await using running = clock(project.directory, {}, "--at-start");
  await running.printed(/waiting \d+/);
  const { exitCode, stdout } = await running.stop();
  assert.equal(exitCode, 0);
  assert.match(stdout, /"line":"waited"/);
  assert.match(stdout, /Job finished/);
});

test("a command that does not finish in time is ended, and the exit code says so", async () => {
  await using project = await smallProject('schedule: [{ command: "wait 600", every: { days: 1 } }]');
  await using running = clock(project.directory, { CLOCK_GRACEFUL_TIMEOUT: "1" }, "--at-start");
  const [, pid] = await running.printed(/waiting (\d+)/);
  const { exitCode, stdout } = await running.stop();
  assert.equal(exitCode, 3);
  assert.match(stdout, /Job failed/);
  assert.equal(isAlive(Number(pid)), false);
});

test("a command whose last run still goes on is left out, with a warning", async () => {
  await using project = await smallProject(schedule("wait 600"));
  await using running = clock(project.directory, { CLOCK_GRACEFUL_TIMEOUT: "1" });
  await running.printed(/Job left out/);
  await running.stop();
  assert.equal(recordsOf(running).filter(({ message }) => message === "Job started").length, 1);
});

test("a command does not outlive a clock that is killed", async () => {
  await using project = await smallProject('schedule: [{ command: "wait 600", every: { days: 1 } }]');
  await using running = clock(project.directory, {}, "--at-start");
  const [, pid] = await running.printed(/waiting (\d+)/);
  await running.stop("SIGKILL");
  while (isAlive(Number(pid))) await sleep(100);
});

test("without a schedule it says what to write", async () => {
  await using project = await smallProject("");
  const { exitCode, stderr } = await tolv(["clock"], { directory: project.directory, environment: production });
  assert.equal(exitCode, 1);
  assert.match(stderr, /schedules no commands\.\n.*schedule: \[/);
});
