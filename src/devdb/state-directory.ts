import { createHash } from "node:crypto";
import { chmod, lstat, mkdir, mkdtemp, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DirectoryUnusable, DiskFull } from "./errors.ts";

/** The files of one development database. */
export interface StateDirectory {
  readonly root: string;
  /** PostgreSQL's own folder, made by `initdb`. */
  readonly data: string;
  /** Held by the keeper as long as it lives. */
  readonly lock: string;
  /** Where the keeper listens. */
  readonly socket: string;
  /** The database password, mode 0600. */
  readonly password: string;
  /** The port of the last run, taken again if it is free. */
  readonly port: string;
  readonly serverLog: string;
  readonly keeperLog: string;
}

/** Where root's databases live: every user may walk through it. */
export const sharedRoot = "/var/lib/tolv";

/** Linux allows 107 bytes, macOS 103. */
const longestSocketPath = 100;

/**
 * Makes the folder `.tolv/postgres` of a project, or finds it.
 *
 * Root's is a link to a folder that `nobody` can reach: the project may lie under a home of mode 0700.
 *
 * @throws DirectoryUnusable, DiskFull
 */
export async function prepareStateDirectory(project: string): Promise<StateDirectory> {
  const place = join(project, ".tolv", "postgres");
  try {
    await mkdir(dirname(place), { recursive: true });
    await (process.getuid?.() === 0 ? linkShared(place) : mkdir(place, { recursive: true, mode: 0o700 }));
    const root = await realpath(place);
    return filesIn(root, await socketPath(root));
  } catch (cause) {
    throw unusable(place, cause);
  }
}

async function linkShared(place: string): Promise<void> {
  if (await isPresent(place)) return;
  const parent = join(sharedRoot, "postgres");
  await mkdir(parent, { recursive: true, mode: 0o755 });
  const target = await mkdtemp(join(parent, "data-"));
  await chmod(target, 0o711);
  // Another command may have been faster; its link counts.
  await symlink(target, place).catch(async (error) => {
    await rm(target, { recursive: true });
    if (error.code !== "EEXIST") throw error;
  });
}

/** Follows the link, so that one whose target was deleted counts as absent. */
async function isPresent(place: string): Promise<boolean> {
  const resolved = await realpath(place).catch(() => undefined);
  if (resolved === undefined) await rm(place, { force: true });
  return resolved !== undefined;
}

function filesIn(root: string, socket: string): StateDirectory {
  return {
    root,
    socket,
    data: join(root, "data"),
    lock: join(root, "lock"),
    password: join(root, "password"),
    port: join(root, "port"),
    serverLog: join(root, "server.log"),
    keeperLog: join(root, "keeper.log"),
  };
}

async function socketPath(root: string): Promise<string> {
  const path = join(root, "keeper.sock");
  if (Buffer.byteLength(path) <= longestSocketPath) return path;
  const directory = join(tmpdir(), `tolv-${process.getuid?.()}`);
  await mkdir(directory, { mode: 0o700, recursive: true });
  const { uid, mode } = await lstat(directory);
  // In a folder that everybody may write to, the name could have been taken by somebody else.
  if (uid !== process.getuid?.() || (mode & 0o77) !== 0) {
    throw new DirectoryUnusable({ directory, reason: "it does not belong to this user alone" });
  }
  return join(directory, `${createHash("sha256").update(root).digest("hex").slice(0, 16)}.sock`);
}

function unusable(directory: string, cause: unknown): unknown {
  const code = (cause as { code?: unknown }).code;
  if (code === "ENOSPC" || code === "EDQUOT") return new DiskFull({ directory }, { cause });
  if (code === "EACCES" || code === "EPERM" || code === "EROFS" || code === "ENOTDIR") {
    return new DirectoryUnusable({ directory, reason: (cause as Error).message }, { cause });
  }
  return cause;
}
