import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Account } from "./account.ts";
import { DiskFull, ServerFailed, VersionMismatch } from "./errors.ts";
import type { ServerBinaries } from "./server-binaries.ts";
import type { StateDirectory } from "./state-directory.ts";

/** The PostgreSQL role that owns the development database. */
export const databaseUser = "tolv";

const expectedVersion = "18";

/**
 * Makes PostgreSQL's data folder once; only the holder of the lock may call this.
 *
 * It is made beside its place and then renamed, so a command killed halfway leaves no half folder behind.
 *
 * @throws VersionMismatch, DiskFull, ServerFailed
 */
export async function ensureCluster(
  state: StateDirectory,
  { binaries, account }: { binaries: ServerBinaries; account: Account },
): Promise<void> {
  const found = await readFile(join(state.data, "PG_VERSION"), "utf8").catch(() => undefined);
  if (found === undefined) return createCluster(state, { binaries, account });
  if (found.trim() !== expectedVersion) {
    throw new VersionMismatch({ directory: state.data, found: found.trim(), expected: expectedVersion });
  }
}

async function createCluster(
  state: StateDirectory,
  { binaries, account }: { binaries: ServerBinaries; account: Account },
): Promise<void> {
  const half = join(state.root, "new");
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  const passwordFile = join(half, "password");
  const password = randomBytes(24).toString("base64url");
  for (const path of [passwordFile, state.password]) await writeFile(path, password, { mode: 0o600 });
  for (const path of [passwordFile, half]) await giveTo(account, path);
  await initialize(binaries.initdb, { data: join(half, "data"), passwordFile, account });
  await rename(join(half, "data"), state.data);
  await rm(half, { recursive: true });
}

async function giveTo({ uid, gid }: Account, path: string): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

async function initialize(
  initdb: string,
  { data, passwordFile, account }: { data: string; passwordFile: string; account: Account },
): Promise<void> {
  const options = [
    `--pgdata=${data}`,
    `--username=${databaseUser}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // The built-in provider needs no locale of the system: a plain Debian has none but C.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--no-instructions",
  ];
  await promisify(execFile)(initdb, options, { ...account, env: { LC_ALL: "C" } }).catch((cause) => {
    const output = String(cause.stderr || cause.message).trim();
    if (/No space left on device/.test(output)) throw new DiskFull({ directory: data }, { cause });
    throw new ServerFailed({ step: "making its data folder", output }, { cause });
  });
}
