import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { freePort } from "../../test/support/tolv.ts";
import { childrenOf } from "../support/processes.ts";
import type { Site } from "./site.ts";

/**
 * A Django site that answers the same pages, run by `run.sh PORT` of a folder: it makes its own PostgreSQL on `PG_PORT`
 * with 1,000 posts and a user, prints a line with `READY` and `gunicorn pid N`, and stops on TERM. Its files are in `STATE`.
 */
export async function startReference(folder: string, { workers = 1 } = {}): Promise<Site> {
  const port = await freePort();
  const state = await mkdtemp(join(tmpdir(), "tolv-ref-"));
  const env = { ...process.env, PG_PORT: String(await freePort()), WORKERS: String(workers), STATE: state };
  const child = spawn("bash", [join(folder, "run.sh"), String(port)], { env, stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  const pid = await readPid(child.stdout);
  return {
    name: "Django",
    origin: `http://127.0.0.1:${port}`,
    account: { username: "admin", password: "correct horse battery staple" },
    pids: [pid, ...childrenOf(pid)],
    pathOf: (page) => page.referencePath,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGTERM");
      await closed;
      await rm(state, { recursive: true, force: true });
    },
  };
}

async function readPid(output: NodeJS.ReadableStream): Promise<number> {
  for await (const line of createInterface(output)) {
    const pid = /^READY .*gunicorn pid (\d+)/.exec(line)?.[1];
    if (pid === undefined) continue;
    output.resume();
    return Number(pid);
  }
  throw new Error("The reference ended before it was ready.");
}
