import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { DiskFull, ServerFailed, VersionMismatch } from "../errors.ts";
import { isDiskFull } from "../storage-failure.ts";
import type { Account } from "./account.ts";
import type { LaunchPlan } from "./launch-plan.ts";

/** The PostgreSQL role that owns the development database. */
export const databaseUser = "tolv";

/** The major version of PostgreSQL in development. */
export const developmentPostgresMajor = "18";

const initdbOptions = [
  `--username=${databaseUser}`,
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  // The built-in provider needs no locale of the system: a plain Debian has none but C.
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--locale=C",
  // The shared memory of containers is tiny: plain files instead of /dev/shm, for initdb and (it notes it) the server.
  "--set=dynamic_shared_memory_type=mmap",
  // What it leaves behind tells whether the disk was full.
  "--no-clean",
  "--no-instructions",
];

/**
 * Makes PostgreSQL's data folder once; only the holder of the lock may call this.
 *
 * It is made beside its place and then renamed, so a command killed halfway leaves no half folder behind.
 *
 * @throws VersionMismatch, DiskFull, ServerFailed
 */
export async function ensureCluster(plan: LaunchPlan): Promise<void> {
  const directory = plan.state.data;
  const version = await readFile(join(directory, "PG_VERSION"), "utf8").catch(() => undefined);
  if (version === undefined) return createCluster(plan);
  const found = version.trim();
  if (found !== developmentPostgresMajor)
    throw new VersionMismatch({ directory, found, expected: developmentPostgresMajor });
}

async function createCluster(plan: LaunchPlan): Promise<void> {
  const { state, account } = plan;
  const half = join(state.root, "new");
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  const password = randomBytes(24).toString("base64url");
  for (const path of [join(half, "password"), state.password]) await writeFile(path, password, { mode: 0o600 });
  for (const path of [join(half, "password"), half]) await giveTo(account, path);
  await runInitdb(plan, half);
  await rename(join(half, "data"), state.data);
  await rm(half, { recursive: true });
}

async function giveTo({ uid, gid }: Account, path: string): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

async function runInitdb({ binaries, account, state }: LaunchPlan, half: string): Promise<void> {
  const options = [...initdbOptions, `--pgdata=${join(half, "data")}`, `--pwfile=${join(half, "password")}`];
  const environment = { ...account, cwd: "/", env: { LC_ALL: "C" } };
  await promisify(execFile)(binaries.initdb, options, environment).catch(async (cause) => {
    const output = String(cause.stderr || cause.message).trim();
    const isFull = await isDiskFull(half);
    await rm(half, { recursive: true });
    if (isFull) throw new DiskFull({ directory: state.root }, { cause });
    throw new ServerFailed({ step: "making its data folder", output }, { cause });
  });
}
