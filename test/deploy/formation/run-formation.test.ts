import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort, RunningTolv, strongKey, tolv } from "../../support/tolv.ts";
import { isAlive, smallProject } from "../support/small-project.ts";

const environment = {
  DATABASE_URL: "postgres://nobody@127.0.0.1:1/nowhere",
  SECRET_KEY: strongKey,
  ALLOWED_HOSTS: "127.0.0.1",
};

const two = 'processes: { web: {}, worker: { command: "tolv wait 600" } }';

function up(directory: string, args: readonly string[] = [], more: Readonly<Record<string, string>> = {}): RunningTolv {
  return new RunningTolv(["up", ...args], { directory, environment: { ...environment, ...more } });
}

test("it runs every process type, names whose line it is, and stops all gracefully", async () => {
  await using project = await smallProject(two);
  const port = await freePort();
  await using formation = up(project.directory, [], { PORT: String(port) });
  await formation.printed(/^\d\d:\d\d:\d\d web\.1 {4}\| \{.*"message":"Serving"/m);
  const [, pid] = await formation.printed(/^\d\d:\d\d:\d\d worker\.1 \| waiting (\d+)/m);
  assert.equal((await fetch(`http://127.0.0.1:${port}/healthz`)).status, 200);
  const { exitCode, stdout } = await formation.stop("SIGINT");
  assert.equal(exitCode, 0);
  assert.match(stdout, /web\.1 {4}\| ended with exit code 0/);
  assert.equal(isAlive(Number(pid)), false);
});

test("several of one type listen on ports of their own", async () => {
  await using project = await smallProject(two);
  const port = await freePort();
  await using formation = up(project.directory, ["web", "--scale", "web=2", "--port", String(port)]);
  await formation.printed(/web\.1 \| .*"message":"Serving"/);
  await formation.printed(/web\.2 \| .*"message":"Serving"/);
  for (const each of [port, port + 1]) assert.equal((await fetch(`http://127.0.0.1:${each}/healthz`)).status, 200);
  assert.doesNotMatch(formation.stdout, /worker\.1/);
  await formation.stop();
});

test("when one ends by itself the others are stopped, and its exit code is that of all", async () => {
  await using project = await smallProject(
    'processes: { worker: { command: "tolv wait 600" }, broken: { command: "tolv fail" } }',
  );
  const { exitCode, stdout, stderr } = await up(project.directory).ended;
  assert.equal(exitCode, 1);
  assert.match(stdout, /broken\.1 \| ended with exit code 1/);
  assert.match(stderr, /broken\.1 \| .*it was meant to/);
  assert.match(stdout, /worker\.1 \| ended/);
});

test("a program that there is not ends the formation and is named", async () => {
  await using project = await smallProject('processes: { worker: { command: "no-such-program --flag" } }');
  const { exitCode, stdout, stderr } = await up(project.directory).ended;
  assert.equal(exitCode, 1);
  assert.match(stderr, /worker\.1 \| no-such-program --flag: .*ENOENT/);
  assert.match(stdout, /worker\.1 \| could not be started/);
});

test("nobody outlives a formation that is killed", async () => {
  await using project = await smallProject('processes: { worker: { command: "tolv wait 600" } }');
  await using formation = up(project.directory);
  const [, pid] = await formation.printed(/waiting (\d+)/);
  await formation.stop("SIGKILL");
  while (isAlive(Number(pid))) await sleep(100);
});

test("a process that does not stop in its time is killed, with what it has started", async () => {
  await using project = await smallProject('processes: { stubborn: { command: "node stubborn.js", grace: 1 } }');
  const script = `const { spawn } = await import("node:child_process");
process.on("SIGTERM", () => {});
const child = spawn(process.execPath, ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"]);
console.log("deaf " + child.pid);
setInterval(() => {}, 1000);
`;
  await writeFile(join(project.directory, "stubborn.js"), script);
  await using formation = up(project.directory);
  const [, pid] = await formation.printed(/deaf (\d+)/);
  const { stdout } = await formation.stop();
  assert.match(stdout, /stubborn\.1 \| did not stop in time, and was killed/);
  while (isAlive(Number(pid))) await sleep(100);
});

test("every process has the variables of .env in development", async () => {
  await using project = await smallProject('processes: { show: { command: "node show.js" } }');
  await writeFile(join(project.directory, "show.js"), "console.log(process.env.GREETING);");
  await writeFile(join(project.directory, ".env"), "GREETING=from-the-file\n");
  const { exitCode, stdout } = await up(project.directory, [], { TOLV_ENV: "development" }).ended;
  assert.equal(exitCode, 0);
  assert.match(stdout, /show\.1 \| from-the-file/);
});

for (const [args, said] of [
  [["wbe"], /There is no process type "wbe"\.\nUse one of web, worker\./],
  [["--scale", "web"], /"web" is no number of processes/],
  [["web", "--scale", "web=0"], /There is no process to run/],
] as const) {
  test(`tolv up ${args.join(" ")} is refused`, async () => {
    await using project = await smallProject(two);
    const { exitCode, stderr } = await tolv(["up", ...args], { directory: project.directory, environment });
    assert.equal(exitCode, 1);
    assert.match(stderr, said);
  });
}
