import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import { text } from "node:stream/consumers";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openLogDestination } from "#rooms/logging";

const chatter = fileURLToPath(new URL("processes/chatter.ts", import.meta.url));

function start(count: number, end: string, ...patience: string[]) {
  const args = ["--conditions=tolv-source", chatter, String(count), end, ...patience];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  return { child, stderr: text(child.stderr), closed: once(child, "close") };
}

function numbersOf(output: string): number[] {
  return output
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line).number);
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe("the log on stdout", { timeout: 60_000 }, () => {
  for (const end of ["return", "exit", "throw", "kill"]) {
    it(`holds every record when the process ends by ${end}`, async () => {
      const { child, closed } = start(2000, end);
      const output = await text(child.stdout);
      await closed;
      assert.deepEqual(numbersOf(output), upTo(2000));
    });
  }

  for (const end of ["return", "exit", "throw"]) {
    it(`holds those that may wait too, in their order, when the process ends by ${end}`, async () => {
      const { child, closed } = start(2000, end, "patient");
      const output = await text(child.stdout);
      await closed;
      assert.deepEqual(numbersOf(output), upTo(2000));
    });
  }

  it("lacks at most what may wait and came last when the process is killed", async () => {
    const { child, closed } = start(2000, "kill", "patient");
    const output = await text(child.stdout);
    await closed;
    assert.deepEqual(numbersOf(output), upTo(1999));
  });

  for (const end of ["return", "nonblocking"]) {
    it(`holds every record when its reader is slow (${end})`, async () => {
      const { child, closed } = start(3000, end);
      child.stdout.pause();
      // The pipe holds 64 KB of these 900 KB, so the writer meets a full one.
      await sleep(500);
      const output = await text(child.stdout);
      assert.deepEqual(await closed, [0, null]);
      assert.deepEqual(numbersOf(output), upTo(3000));
    });
  }

  for (const end of ["return", "nonblocking", "pretty"]) {
    it(`does not end the process when its reader goes away (${end})`, async () => {
      const { child, closed, stderr } = start(3000, end);
      await once(child.stdout, "data");
      child.stdout.destroy();
      assert.deepEqual(await closed, [0, null]);
      assert.match(await stderr, /^wrote all\n$/);
    });
  }

  it("outlives a full disk", { skip: !existsSync("/dev/full") }, (t) => {
    const descriptor = openSync("/dev/full", "w");
    t.after(() => closeSync(descriptor));
    assert.doesNotThrow(() => openLogDestination(descriptor).write("line\n"));
  });

  it("holds whole lines when several processes share a pipe whose reader is slow", async () => {
    const crowd = fileURLToPath(new URL("processes/crowd.ts", import.meta.url));
    const four = 'for each in 1 2 3 4; do "$0" "$@" & done; wait';
    const child = spawn("sh", ["-c", four, process.execPath, "--conditions=tolv-source", crowd, "10"]);
    let output = "";
    for await (const chunk of child.stdout.setEncoding("utf8")) {
      output += chunk;
      await sleep(5);
    }
    const lines = output.trimEnd().split("\n");
    assert.equal(lines.length, 4 * 10 * 300);
    for (const line of lines) assert.equal(JSON.parse(line).message, "crowd");
  });
});
