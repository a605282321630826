import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Manifest, readManifest } from "../../src/contrib/staticfiles/library/manifest.ts";
import { freePort, ownProgram, strongKey, tolv } from "../../test/support/tolv.ts";
import { childrenOf } from "../support/processes.ts";
import type { BenchProject } from "./bench-project.ts";
import type { Site } from "./site.ts";

/**
 * The project as `tolv serve` serves it in production, with the example's demo data, in one process: static files are
 * collected, and statements have names, since no pooler stands between the site and its database.
 */
export async function startTolv(databaseUrl: string, { directory, staticRoot }: BenchProject): Promise<Site> {
  const environment = {
    DATABASE_URL: databaseUrl,
    DATABASE_NAMED_STATEMENTS: "true",
    SECRET_KEY: strongKey,
    ALLOWED_HOSTS: "127.0.0.1",
    STATIC_ROOT: staticRoot,
  };
  await run(["collectstatic", "--no-input"], { directory, environment: { STATIC_ROOT: staticRoot } });
  await run(["demo"], { directory, environment: { ...environment, TOLV_ENV: "development" } });
  const server = await startServer(directory, environment);
  const { files } = readManifest(staticRoot) as Manifest;
  return {
    name: "Tolv",
    origin: server.origin,
    account: { username: "demo", password: "demo" },
    pids: [server.pid, ...childrenOf(server.pid)],
    pathOf: (page) => (page.file ? `/static/${files[page.path]?.name}` : page.path),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

interface RunningServer extends AsyncDisposable {
  readonly origin: string;
  readonly pid: number;
}

/** The log goes to a file, as nginx's does: a reader at a pipe would be a third program on the cores. */
async function startServer(directory: string, environment: Environment): Promise<RunningServer> {
  const port = await freePort();
  await using log = await open(join(directory, "access.log"), "w");
  const child = spawn(process.execPath, [ownProgram, "serve", "--host", "127.0.0.1"], {
    cwd: directory,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment, PORT: String(port) },
    stdio: ["ignore", log.fd, "inherit"],
  });
  const closed = once(child, "close");
  const origin = `http://127.0.0.1:${port}`;
  while (!(await isAnswering(origin))) {
    assert.equal(child.exitCode, null, "The server ended before it answered.");
    await sleep(20);
  }
  return {
    origin,
    pid: child.pid ?? 0,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL");
      await closed;
    },
  };
}

async function isAnswering(origin: string): Promise<boolean> {
  return fetch(`${origin}/healthz`, { headers: { connection: "close" } }).then(
    ({ ok }) => ok,
    () => false,
  );
}

type Environment = Readonly<Record<string, string>>;

async function run(args: readonly string[], options: Parameters<typeof tolv>[1]): Promise<void> {
  const { exitCode, stderr } = await tolv(args, options);
  assert.equal(exitCode, 0, stderr);
}
