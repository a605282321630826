import { DirectoryUnusable, DiskFull } from "./errors.ts";

const fullDisk = new Set<unknown>(["ENOSPC", "EDQUOT"]);
const noAccess = new Set<unknown>(["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"]);
/** https://www.sqlite.org/rescode.html: FULL; and READONLY, IOERR, CANTOPEN. */
const sqliteFull = 13;
const sqliteNoAccess = new Set<unknown>([8, 10, 14]);

/** Makes a failure of the file system, of SQLite's lock or in PostgreSQL's output a clear one; passes on any other. */
export function storageFailure(directory: string, cause: unknown): Error {
  const { code, errcode, message } = cause as { code?: unknown; errcode?: number; message?: string };
  if (fullDisk.has(code) || errcode === sqliteFull || isDiskFull(message))
    return new DiskFull({ directory }, { cause });
  if (noAccess.has(code) || sqliteNoAccess.has(errcode)) {
    return new DirectoryUnusable({ directory, reason: message ?? String(code) }, { cause });
  }
  return cause instanceof Error ? cause : new Error(String(cause));
}

/** Tells whether a program's output says that the disk is full. */
export function isDiskFull(output = ""): boolean {
  return output.includes("No space left on device");
}
