import { statfs } from "node:fs/promises";
import { DirectoryUnusable, DiskFull } from "./errors.ts";

const fullDisk = new Set<unknown>(["ENOSPC", "EDQUOT"]);
const noAccess = new Set<unknown>(["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"]);
/** https://www.sqlite.org/rescode.html: FULL; and READONLY, IOERR, CANTOPEN. */
const sqliteFull = 13;
const sqliteNoAccess = new Set<unknown>([8, 10, 14]);

/** One segment of PostgreSQL's log, which it must be able to write; bytes. */
const leastSpace = 16 * 1024 * 1024;

/** Makes a failure of the file system or of SQLite's lock a clear one; passes on any other. */
export function storageFailure(directory: string, cause: unknown): Error {
  const { code, errcode, message } = cause as { code?: unknown; errcode?: number; message?: string };
  if (fullDisk.has(code) || errcode === sqliteFull) return new DiskFull({ directory }, { cause });
  if (noAccess.has(code) || sqliteNoAccess.has(errcode)) {
    return new DirectoryUnusable({ directory, reason: message ?? String(code) }, { cause });
  }
  return cause instanceof Error ? cause : new Error(String(cause));
}

/** Tells whether the disk is why PostgreSQL failed there: its last words may be lost with the space for them. */
export async function isDiskFull(directory: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize < leastSpace;
}
