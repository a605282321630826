import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { freePort, mysite, ownProgram, strongKey } from "../../support/tolv.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

// A container's first process: the kernel ignores for it every signal that it has no handler for.
const arguments_ = ["--pid", "--fork", "--kill-child", "--mount-proc", process.execPath, "--conditions=tolv-source"];

test("as the first process of a container passes TERM on, and its workers are reaped", {
  timeout: 120_000,
  skip: canUnshare() ? false : "this user may not make a namespace of processes",
}, async (t) => {
  const port = await freePort();
  const child = spawn("unshare", [...arguments_, ownProgram, "serve", "-w", "2", "-b", `127.0.0.1:${port}`], {
    cwd: mysite,
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: "postgres://app@127.0.0.1:1/none",
      SECRET_KEY: strongKey,
      ALLOWED_HOSTS: "127.0.0.1",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.after(() => child.kill("SIGKILL"));
  const closed = once(child, "close");
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
  const until = async (condition: () => boolean) => {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  await until(() => printed.split("Worker ready").length === 3);
  assert.match(printed, /"pid":1,/);
  const first = firstBelow(child.pid ?? 0);
  process.kill(workersOf(first)[0] ?? 0, "SIGKILL");
  await until(() => printed.split("Worker ready").length === 4);
  assert.equal(workersOf(first).length, 2);
  process.kill(first, "SIGTERM");
  assert.deepEqual(await closed, [0, null]);
});

function firstBelow(parent: number): number {
  return workersOf(parent)[0] ?? 0;
}

/** Zombies included. */
function workersOf(parent: number): number[] {
  const listed = execFileSync("ps", ["-o", "pid=", "--ppid", String(parent)], { encoding: "utf8", cwd: root });
  return listed.trim().split(/\s+/).map(Number);
}

function canUnshare(): boolean {
  try {
    execFileSync("unshare", ["--pid", "--fork", "--kill-child", "--mount-proc", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
