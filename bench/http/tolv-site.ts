import assert from "node:assert/strict";
import { type Manifest, readManifest } from "../../src/contrib/staticfiles/library/manifest.ts";
import { freePort, RunningTolv, strongKey, tolv } from "../../test/support/tolv.ts";
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
  const port = await freePort();
  const server = new RunningTolv(["serve", "--host", "127.0.0.1"], {
    directory,
    environment: { ...environment, PORT: String(port) },
  });
  await server.printed(/Serving/);
  const pid = server.child.pid ?? 0;
  const { files } = readManifest(staticRoot) as Manifest;
  return {
    name: "Tolv",
    origin: `http://127.0.0.1:${port}`,
    account: { username: "demo", password: "demo" },
    pids: [pid, ...childrenOf(pid)],
    pathOf: (page) => (page.file ? `/static/${files[page.path]?.name}` : page.path),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

async function run(args: readonly string[], options: Parameters<typeof tolv>[1]): Promise<void> {
  const { exitCode, stderr } = await tolv(args, options);
  assert.equal(exitCode, 0, stderr);
}
