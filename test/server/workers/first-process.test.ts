import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort, ownProgram, strongKey } from "../../support/tolv.ts";

// A container's first process: the kernel ignores for it every signal that it has no handler for.
const namespace = ["--pid", "--fork", "--kill-child", "--mount-proc"];
const limits = {
  timeout: 120_000,
  skip: canUnshare() ? false : "this user may not make a namespace of processes",
};

/** `/orphan` starts a program that starts another one, which outlives it and is adopted by the first process. */
const project = `import { spawn } from "node:child_process";
import { defineApp, defineProject, respond, route, routes } from "tolv";

const orphan = route.get("/orphan", { name: "own:orphan" }, () => {
  spawn("sh", ["-c", "sleep 0.1 &"], { stdio: "ignore" });
  return respond.text("left behind");
});

export default defineProject({ name: "own", apps: [defineApp({ name: "own", contributes: [routes([orphan])] })] });
`;

test("as the first process of a container passes TERM on, and its workers are reaped", limits, async (t) => {
  const container = await startContainer(t, "2");
  await container.logged("Worker ready", 2);
  assert.match(container.printed, /"pid":1,/);
  process.kill(container.childrenOfFirst()[0] ?? 0, "SIGKILL");
  await container.logged("Worker ready", 3);
  assert.equal(container.childrenOfFirst().length, 2);
  process.kill(container.first(), "SIGTERM");
  assert.deepEqual(await container.closed, [0, null]);
});

for (const workers of ["0", "2"]) {
  test(
    `as the first process warns of what it cannot reap, once and when it grows, -w ${workers}`,
    limits,
    async (t) => {
      const container = await startContainer(t, workers);
      await container.logged("Serving");
      await container.ask("/orphan");
      const [warning = ""] = await container.logged("nobody reaps them");
      assert.match(warning, /"level":"warn".*"zombies":1,"programs":\["sleep"\],"remedy":"[^"]*docker run --init/);
      await Promise.all(Array.from({ length: 8 }, () => container.ask("/orphan")));
      // Nine are not ten times one, however often they are looked at.
      await sleep(11_000);
      assert.equal((await container.logged("nobody reaps them")).length, 1);
      await container.ask("/orphan");
      const [, second = ""] = await container.logged("nobody reaps them", 2);
      assert.match(second, /"zombies":10,/);
    },
  );
}

class Container {
  readonly closed: Promise<unknown[]>;
  readonly #child: ChildProcess;
  readonly #port: number;
  readonly #signal: AbortSignal;
  printed = "";

  constructor(child: ChildProcess, { port, signal }: { readonly port: number; readonly signal: AbortSignal }) {
    this.#child = child;
    this.#port = port;
    this.#signal = signal;
    this.closed = once(child, "close");
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (this.printed += text));
  }

  /** Resolves with the lines that contain a text, once there are so many. */
  async logged(text: string, count = 1): Promise<string[]> {
    for (;;) {
      const lines = this.printed.split("\n").filter((line) => line.includes(text));
      if (lines.length >= count) return lines;
      await sleep(20, undefined, { signal: this.#signal });
    }
  }

  async ask(path: string): Promise<void> {
    const response = await fetch(`http://127.0.0.1:${this.#port}${path}`);
    assert.equal(await response.text(), "left behind");
  }

  first(): number {
    return childrenOf(this.#child.pid ?? 0)[0] ?? 0;
  }

  childrenOfFirst(): number[] {
    return childrenOf(this.first());
  }
}

/** Starts `tolv serve` as the first process of a namespace. */
async function startContainer(t: TestContext, workers: string): Promise<Container> {
  const folder = await mkdtemp(join(tmpdir(), "tolv-first-"));
  await symlink(fileURLToPath(new URL("../../../node_modules", import.meta.url)), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
  await writeFile(join(folder, "project.ts"), project);
  const port = await freePort();
  const node = [process.execPath, "--conditions=tolv-source", ownProgram];
  const child = spawn("unshare", [...namespace, ...node, "serve", "-w", workers, "-b", `127.0.0.1:${port}`], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: "postgres://app@127.0.0.1:1/none",
      SECRET_KEY: strongKey,
      ALLOWED_HOSTS: "127.0.0.1",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const container = new Container(child, { port, signal: t.signal });
  t.after(async () => {
    child.kill("SIGKILL");
    await container.closed;
    await rm(folder, { recursive: true });
  });
  return container;
}

/** Zombies included. */
function childrenOf(parent: number): number[] {
  const listed = execFileSync("ps", ["-o", "pid=", "--ppid", String(parent)], { encoding: "utf8" });
  return listed.trim().split(/\s+/).map(Number);
}

function canUnshare(): boolean {
  try {
    execFileSync("unshare", [...namespace, "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
