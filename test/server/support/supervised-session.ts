import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../../support/tolv.ts";

/** A supervisor in a process of its own, over a directory of the test. */
export interface Session {
  readonly directory: string;
  readonly port: number;
  readonly pid: number;
  /** Resolves when the process and everybody who shares its stdout are gone. */
  readonly closed: Promise<unknown[]>;
  /** What was printed since the last match, once it matches. */
  readonly until: (expected: RegExp) => Promise<RegExpExecArray>;
  /** Resolves when something was printed at any time. */
  readonly ever: (expected: RegExp) => Promise<void>;
  readonly write: (name: string, content: string) => Promise<void>;
  readonly printed: () => string;
  /** The body of a page, on a connection of its own. */
  readonly get: (path?: string) => Promise<string>;
}

/** Starts `supervisor.ts`, or another script that does; its project is `project/app.ts` of the directory. */
export async function startSession(t: TestContext, script = "supervisor"): Promise<Session> {
  const directory = await mkdtemp(join(tmpdir(), "tolv-supervised-"));
  const write = (name: string, content: string) => writeFile(join(directory, name), content);
  const port = await freePort();
  for (const name of ["project", "framework"]) await mkdir(join(directory, name));
  await write("address.json", JSON.stringify({ host: "127.0.0.1", port }));
  await write("project/app.ts", 'export const greeting: string = "one";\n');
  const path = fileURLToPath(new URL(`../processes/${script}.ts`, import.meta.url));
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
  const ever = async (expected: RegExp) => {
    while (!expected.test(printed)) await sleep(10, undefined, { signal: t.signal });
  };
  const get = async (path = "/") => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { connection: "close" } });
    return response.text();
  };
  assert.ok(child.pid !== undefined);
  const { pid } = child;
  t.after(async () => {
    killGroup(pid);
    await rm(directory, { recursive: true });
  });
  await ever(/^open$/m);
  return { directory, port, pid, closed: once(child, "close"), until, ever, write, printed: () => printed, get };
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // Everybody has left, as they should.
  }
}
