import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { describe, it, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("processes/tolv.ts", import.meta.url));
const nodeArguments = ["--conditions=tolv-source", script];

interface Session {
  readonly child: ChildProcess;
  readonly closed: Promise<unknown[]>;
  readonly printed: () => string;
  readonly until: (expected: RegExp) => Promise<void>;
  readonly type: (keys: string) => void;
}

/** Runs the command at a terminal of its own, which `script` (a part of every Debian) makes. */
function startAtTerminal(t: TestContext, command: string, environment: Readonly<Record<string, string>> = {}): Session {
  const line = [process.execPath, ...nodeArguments, ...command.split(" ")].map((word) => `'${word}'`).join(" ");
  // Nothing else of this environment: NO_COLOR, FORCE_COLOR and the variables of CI services decide about colours.
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn("script", ["--quiet", "--return", "--command", line, "/dev/null"], {
    env: { PATH, HOME, TERM: "xterm-256color", ...environment },
  });
  t.after(() => child.kill("SIGKILL"));
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (more: string) => {
    printed += more;
  });
  const until = async (expected: RegExp) => {
    while (!expected.test(printed)) await sleep(10, undefined, { signal: t.signal });
  };
  const type = (keys: string) => void child.stdin.write(keys);
  return { child, closed: once(child, "close"), printed: () => printed, until, type };
}

const hex = (words: string) => Buffer.from(words).toString("hex");

describe("a command at a terminal", { timeout: 60_000 }, () => {
  it("asks with editing, and asks for secrets without showing them", async (t) => {
    const { until, type, printed, closed } = startAtTerminal(t, "login");
    await until(/Username: /);
    type("adda\u007f\u007fa\r");
    await until(/Password: /);
    type("hun\u007fnter2\r");
    await until(/answers/);
    assert.deepEqual(await closed, [0, null]);
    assert.match(printed(), /terminal: true/);
    assert.match(printed(), new RegExp(`answers: ${hex("ada")} ${hex("hunter2")}`));
    assert.doesNotMatch(printed(), /hu/);
  });

  for (const [key, name] of [
    ["\u0003", "Ctrl-C"],
    ["\u0004", "Ctrl-D"],
  ] as const) {
    it(`is cancelled by ${name} at a prompt, with exit code 1`, async (t) => {
      const { until, type, printed, closed } = startAtTerminal(t, "login");
      await until(/Username: /);
      type("ada\r");
      await until(/Password: /);
      type(key);
      assert.deepEqual(await closed, [1, null]);
      assert.match(printed(), /Operation cancelled\./);
      assert.doesNotMatch(printed(), /answers/);
    });
  }

  it("prints in colour", async (t) => {
    const { printed, closed } = startAtTerminal(t, "paint");
    await closed;
    assert.equal(printed().includes("\u001b[1m\u001b[32mdone") || printed().includes("\u001b[32m\u001b[1mdone"), true);
    assert.match(printed().replaceAll("\u001b", "␛"), /␛\[31m.*failed/);
  });

  it("prints without colour when NO_COLOR, --no-color or the kind of terminal forbids it", async (t) => {
    const byVariable = startAtTerminal(t, "paint", { NO_COLOR: "1" });
    await byVariable.closed;
    assert.match(byVariable.printed(), /done\r?\nfailed/);
    const byOption = startAtTerminal(t, "paint --no-color");
    await byOption.closed;
    assert.match(byOption.printed(), /done\r?\nfailed/);
    const byDumbTerminal = startAtTerminal(t, "paint", { TERM: "dumb" });
    await byDumbTerminal.closed;
    assert.match(byDumbTerminal.printed(), /done\r?\nfailed/);
  });
});

describe("a command in a pipe", { timeout: 60_000 }, () => {
  it("takes one line an answer, and keeps its questions out of the result", async () => {
    const child = spawn(process.execPath, [...nodeArguments, "login"]);
    child.stdin.end("ada\nhunter2\nleft over\n");
    assert.equal(await text(child.stdout), `terminal: false\nanswers: ${hex("ada")} ${hex("hunter2")}\n`);
  });

  it("is cancelled when the answers end too early", async () => {
    const child = spawn(process.execPath, [...nodeArguments, "login"]);
    const closed = once(child, "close");
    child.stdin.end("ada\n");
    assert.equal(await text(child.stderr), "Username: \nPassword: \nOperation cancelled.\n");
    assert.deepEqual(await closed, [1, null]);
  });

  it("prints without colour", async () => {
    const child = spawn(process.execPath, [...nodeArguments, "paint"]);
    assert.deepEqual(await Promise.all([text(child.stdout), text(child.stderr)]), ["done\n", "failed\n"]);
  });

  it("does its work to the end and says nothing when the reader goes away", async () => {
    const child = spawn(process.execPath, [...nodeArguments, "count", "20000", "--report"]);
    const closed = once(child, "close");
    const errors = text(child.stderr);
    await once(child.stdout, "data");
    child.stdout.destroy();
    assert.deepEqual(await closed, [0, null]);
    assert.equal(await errors, "counted\n");
  });

  it("ends by itself although standard input stays open", async (t) => {
    const child = spawn(process.execPath, [...nodeArguments, "login"]);
    t.after(() => child.kill("SIGKILL"));
    const closed = once(child, "close");
    child.stdout.resume();
    child.stdin.write("ada\nhunter2\n");
    assert.deepEqual(await closed, [0, null]);
  });
});
