import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { describe, it, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** Longer than the time within which signals count as one. */
const betweenSignals = 400;

function start(t: TestContext, script: string, ...args: string[]) {
  const path = fileURLToPath(new URL(`processes/${script}.ts`, import.meta.url));
  const child = spawn(process.execPath, ["--conditions=tolv-source", path, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  t.after(() => child.kill("SIGKILL"));
  const closed = once(child, "close");
  return { child, closed, printed: recordText(child, t.signal) };
}

/** What a process printed so far, and the signal that ends waiting for more. */
interface Printed {
  text: string;
  readonly signal: AbortSignal;
}

function recordText(child: ChildProcess, signal: AbortSignal): Printed {
  const printed = { text: "", signal };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    printed.text += text;
  });
  return printed;
}

async function untilPrinted(printed: Printed, expected: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const match = expected.exec(printed.text);
    if (match !== null) return match;
    await sleep(10, undefined, { signal: printed.signal });
  }
}

describe("a governed process", { timeout: 60_000 }, () => {
  for (const [signal, code] of [
    ["SIGTERM", 143],
    ["SIGINT", 130],
    ["SIGHUP", 129],
  ] as const) {
    it(`stops in order on ${signal} and exits with ${code}, since its work was not done`, async (t) => {
      const { child, closed, printed } = start(t, "governed", "working");
      await untilPrinted(printed, /ready/);
      child.kill(signal);
      assert.deepEqual(await closed, [code, null]);
      assert.match(printed.text, new RegExp(`stopping: ${signal}\nclosed first\n`));
    });
  }

  it("exits with 0 on a signal when it serves", async (t) => {
    const { child, closed, printed } = start(t, "governed", "serving");
    await untilPrinted(printed, /ready/);
    child.kill("SIGTERM");
    assert.deepEqual(await closed, [0, null]);
  });

  it("ends at once when a signal is repeated, leaving the hooks behind", async (t) => {
    const { child, closed, printed } = start(t, "governed", "slow");
    await untilPrinted(printed, /ready/);
    child.kill("SIGINT");
    await untilPrinted(printed, /stopping: SIGINT/);
    await sleep(betweenSignals);
    child.kill("SIGINT");
    assert.deepEqual(await closed, [130, null]);
    assert.doesNotMatch(printed.text, /closed first/);
  });

  it("goes on with its stop when another signal follows, as a supervisor's TERM follows a Ctrl-C", async (t) => {
    const { child, closed, printed } = start(t, "governed", "lingering");
    await untilPrinted(printed, /ready/);
    child.kill("SIGINT");
    await untilPrinted(printed, /stopping: SIGINT/);
    await sleep(betweenSignals);
    child.kill("SIGTERM");
    assert.deepEqual(await closed, [130, null]);
    assert.match(printed.text, /closed first/);
  });

  it("takes signals that arrive together as one", async (t) => {
    const { child, closed, printed } = start(t, "governed", "hanging");
    await untilPrinted(printed, /ready/);
    child.kill("SIGINT");
    // As the signal of the terminal and the one that npm passes on; both at the same instant would merge in the kernel.
    await untilPrinted(printed, /stopping: SIGINT/);
    child.kill("SIGINT");
    await closed;
    assert.match(printed.text, /closed first/);
  });

  it("gives up a hanging hook and exits with the signal's code", async (t) => {
    const { child, closed, printed } = start(t, "governed", "hanging");
    await untilPrinted(printed, /ready/);
    child.kill("SIGTERM");
    assert.deepEqual(await closed, [143, null]);
    assert.match(printed.text, /failed: Stopping "hanging" took longer than 100 ms .*\nclosed first\n/);
  });

  for (const [scenario, message] of [
    ["throwing", "nobody catches this"],
    ["rejecting", "nobody awaits this"],
  ] as const) {
    it(`reports an uncaught failure (${scenario}), stops in order and exits with 1`, async (t) => {
      const { closed, printed } = start(t, "governed", scenario);
      assert.deepEqual(await closed, [1, null]);
      assert.match(printed.text, new RegExp(`failed: ${message}\nstopping: uncaught failure\nclosed first\n`));
    });
  }

  it("exits with the code of a stop that was asked for, although handles are open", async (t) => {
    const { closed, printed } = start(t, "governed", "finishing");
    assert.deepEqual(await closed, [7, null]);
    assert.match(printed.text, /stopping: done/);
  });

  it("exits with 1 when its reporter fails, instead of hanging", async (t) => {
    const { child, closed, printed } = start(t, "mute-reporter");
    await untilPrinted(printed, /ready/);
    child.kill("SIGTERM");
    assert.deepEqual(await closed, [1, null]);
  });

  for (const channel of ["channel", "no channel"]) {
    it(`leaves with its parent that was killed (${channel})`, async (t) => {
      const { child, closed, printed } = start(t, "parent", channel);
      const [, pid] = await untilPrinted(printed, /ready (\d+)/);
      t.after(() => killIfAlive(Number(pid)));
      child.kill("SIGKILL");
      // "close" waits until everybody who holds the pipe is gone, so also for the grandchild.
      await closed;
      assert.match(printed.text, /stopping: the parent process is gone\nclosed first\n/);
    });
  }
});

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It is gone, as it should be.
  }
}
