import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createLifecycle } from "#rooms/lifecycle";
import { superviseDevelopment, WatchFailed } from "#rooms/server";

interface Session {
  readonly directory: string;
  readonly pid: number;
  /** Resolves when the process and everybody who shares its stdout are gone. */
  readonly closed: Promise<unknown[]>;
  /** What was printed since the last match, once it matches. */
  readonly until: (expected: RegExp) => Promise<RegExpExecArray>;
  readonly write: (name: string, content: string) => Promise<void>;
  readonly printed: () => string;
}

async function startSession(t: TestContext, script = "supervisor"): Promise<Session> {
  const directory = await mkdtemp(join(tmpdir(), "tolv-supervised-"));
  const write = (name: string, content: string) => writeFile(join(directory, name), content);
  await write("app.ts", 'export const greeting: string = "one";\n');
  const path = fileURLToPath(new URL(`processes/${script}.ts`, import.meta.url));
  // A group of its own, so that a test can press Ctrl-C, which the terminal sends to the whole group.
  const child = spawn(process.execPath, ["--conditions=tolv-source", path, directory], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let printed = "";
  let read = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  child.stderr.resume();
  const until = async (expected: RegExp) => {
    for (;;) {
      const match = expected.exec(printed.slice(read));
      if (match !== null) {
        read += match.index + match[0].length;
        return match;
      }
      await sleep(10, undefined, { signal: t.signal });
    }
  };
  assert.ok(child.pid !== undefined);
  const { pid } = child;
  t.after(async () => {
    killGroup(pid);
    await rm(directory, { recursive: true });
  });
  return { directory, pid, closed: once(child, "close"), until, write, printed: () => printed };
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Everybody has left, as they should.
  }
}

describe("superviseDevelopment", { timeout: 90_000 }, () => {
  it("runs the entry with its own execution arguments, and starts it anew when a file changes", async (t) => {
    const { until, write, directory, printed } = await startSession(t);
    const [, first] = await until(/serving (\d+) one --conditions=tolv-source\n/);
    await write("app.ts", 'export const greeting: string = "two";\n');
    const [, paths] = await until(/changed (.*)\n/);
    assert.equal(paths, join(directory, "app.ts"));
    await until(new RegExp(`left ${first}\n`));
    const [, second] = await until(/serving (\d+) two /);
    assert.notEqual(second, first);
    assert.equal(printed().match(/serving/g)?.length, 2);
  });

  it("makes one restart of changes that come together", async (t) => {
    const { until, write } = await startSession(t);
    await until(/serving/);
    await Promise.all([write("one.ts", "export {};\n"), write("two.ts", "export {};\n")]);
    await until(/changed (\S*one\.ts \S*two\.ts|\S*two\.ts \S*one\.ts)\n/);
    await until(/serving/);
  });

  it("looks at sources only: not at dependencies, builds or temporary files", async (t) => {
    const { directory, until, write, printed } = await startSession(t);
    for (const name of ["node_modules", "dist", ".git", ".tolv", "blog"]) await mkdir(join(directory, name));
    await until(/serving/);
    for (const name of ["node_modules/a.ts", "dist/a.js", ".git/a.ts", ".tolv/a.json", "app.ts.swp", "site.css"]) {
      await write(name, "x");
    }
    await sleep(300);
    assert.doesNotMatch(printed(), /changed/);
    await write("blog/views.ts", "export {};\n");
    const [, paths] = await until(/changed (.*)\n/);
    assert.equal(paths, join(directory, "blog", "views.ts"));
  });

  it("notices changes in a directory that was made later", async (t) => {
    const { directory, until, write } = await startSession(t);
    await until(/serving/);
    await mkdir(join(directory, "later"));
    await write("later/models.ts", "export {};\n");
    await until(/changed .*models\.ts\n/);
    await until(/serving/);
  });

  for (const [fault, content] of [
    ["a syntax error", "def (\n"],
    ["a failure at start", 'throw new Error("database is missing");\n'],
  ] as const) {
    it(`waits for the next change after ${fault}`, async (t) => {
      const { until, write } = await startSession(t);
      await until(/serving/);
      await write("app.ts", content);
      await until(/ended 1\n/);
      await write("app.ts", 'export const greeting = "healed";\n');
      await until(/serving \d+ healed/);
    });
  }

  it("kills an entry that does not stop", async (t) => {
    const { until, write } = await startSession(t);
    await until(/serving/);
    await write("app.ts", 'console.log("stuck"); for (;;) {}\n');
    await until(/stuck/);
    await write("app.ts", 'export const greeting = "free";\n');
    await until(/serving \d+ free/);
  });

  it("stops both on Ctrl-C, once, with exit code 0", async (t) => {
    const { pid, until, closed, printed } = await startSession(t);
    await until(/serving/);
    process.kill(-pid, "SIGINT");
    assert.deepEqual(await closed, [0, null]);
    assert.equal(printed().match(/left/g)?.length, 1);
    assert.doesNotMatch(printed(), /ended/);
  });

  for (const signal of ["SIGTERM", "SIGHUP"] as const) {
    it(`stops both on ${signal} to the supervisor, with exit code 0`, async (t) => {
      const { pid, until, closed } = await startSession(t);
      await until(/serving/);
      process.kill(pid, signal);
      assert.deepEqual(await closed, [0, null]);
      await until(/left/);
    });
  }

  it("leaves no orphan when the supervisor is killed", async (t) => {
    const { pid, until, closed } = await startSession(t);
    await until(/serving/);
    process.kill(pid, "SIGKILL");
    await closed;
    await until(/left/);
  });

  it("leaves no orphan when the process that started the supervisor is killed", async (t) => {
    const { pid, until, closed } = await startSession(t, "wrapper");
    await until(/serving/);
    process.kill(pid, "SIGKILL");
    await closed;
    await until(/left/);
  });

  it("refuses a directory that cannot be watched", async () => {
    const lifecycle = createLifecycle({ failed: () => {} });
    const missing = pathToFileURL("/nowhere/at/all/");
    const entry = new URL("processes/served.ts", import.meta.url);
    const supervised = superviseDevelopment({ entry, args: [], directories: [missing], lifecycle, onEvent: () => {} });
    await assert.rejects(
      supervised,
      (error) => error instanceof WatchFailed && /Cannot watch "\/nowhere/.test(error.message),
    );
  });
});
