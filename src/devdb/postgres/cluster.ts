import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { ServerFailed, VersionMismatch } from "../errors.ts";
import { isDiskFull } from "../storage-failure.ts";
import type { Account } from "./account.ts";
import type { LaunchPlan } from "./launch-plan.ts";

/** The PostgreSQL role that owns the development database. */
export const databaseUser = "tolv";

const expectedVersion = "18";

const initdbOptions = [
  `--username=${databaseUser}`,
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  // The built-in provider needs no locale of the system: a plain Debian has none but C.
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--locale=C",
  // The shared memory of containers is tiny, for initdb as for the server.
  "--set=dynamic_shared_memory_type=mmap",
  "--no-instructions",
];

/**
 * Makes PostgreSQL's data folder once; only the holder of the lock may call this.
 *
 * It is made beside its place and then renamed, so a command killed halfway leaves no half folder behind.
 *
 * @throws VersionMismatch, ServerFailed
 */
export async function ensureCluster(plan: LaunchPlan): Promise<void> {
  const directory = plan.state.data;
  const version = await readFile(join(directory, "PG_VERSION"), "utf8").catch(() => undefined);
  if (version === undefined) return createCluster(plan);
  const found = version.trim();
  if (found !== expectedVersion) throw new VersionMismatch({ directory, found, expected: expectedVersion });
}

async function createCluster({ state, binaries, account }: LaunchPlan): Promise<void> {
  const half = join(state.root, "new");
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  const passwordFile = join(half, "password");
  const password = randomBytes(24).toString("base64url");
  for (const path of [passwordFile, state.password]) await writeFile(path, password, { mode: 0o600 });
  for (const path of [passwordFile, half]) await giveTo(account, path);
  await initialize(binaries.initdb, [`--pgdata=${join(half, "data")}`, `--pwfile=${passwordFile}`], account);
  await rename(join(half, "data"), state.data);
  await rm(half, { recursive: true });
}

async function giveTo({ uid, gid }: Account, path: string): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

async function initialize(initdb: string, options: string[], account: Account): Promise<void> {
  const environment = { ...account, cwd: "/", env: { LC_ALL: "C" } };
  await promisify(execFile)(initdb, [...initdbOptions, ...options], environment).catch((cause) => {
    const output = String(cause.stderr || cause.message).trim();
    if (isDiskFull(output)) throw new Error(output, { cause });
    throw new ServerFailed({ step: "making its data folder", output }, { cause });
  });
}
