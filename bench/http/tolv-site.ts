import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, RunningTolv, strongKey, tolv } from "../../test/support/tolv.ts";
import { childrenOf } from "../support/processes.ts";
import type { Site } from "./site.ts";

/**
 * The example as `tolv serve` serves it in production, with its demo data, in one process: static files are collected,
 * and statements have names, since no pooler stands between the site and its database.
 */
export async function startTolv(databaseUrl: string): Promise<Site> {
  const environment = {
    DATABASE_URL: databaseUrl,
    DATABASE_NAMED_STATEMENTS: "true",
    SECRET_KEY: strongKey,
    ALLOWED_HOSTS: "127.0.0.1",
    STATIC_ROOT: await collectStatic(),
  };
  const { exitCode, stderr } = await tolv(["demo"], { environment: { ...environment, TOLV_ENV: "development" } });
  assert.equal(exitCode, 0, stderr);
  const port = await freePort();
  const server = new RunningTolv(["serve", "--host", "127.0.0.1"], {
    environment: { ...environment, PORT: String(port) },
  });
  await server.printed(/Serving/);
  const pid = server.child.pid ?? 0;
  return {
    name: "Tolv",
    origin: `http://127.0.0.1:${port}`,
    account: { username: "demo", password: "demo" },
    pids: [pid, ...childrenOf(pid)],
    pathOf: (page) => page.path,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      await rm(environment.STATIC_ROOT, { recursive: true });
    },
  };
}

async function collectStatic(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tolv-bench-static-"));
  const { exitCode, stderr } = await tolv(["collectstatic", "--no-input"], { environment: { STATIC_ROOT: folder } });
  assert.equal(exitCode, 0, stderr);
  return folder;
}
