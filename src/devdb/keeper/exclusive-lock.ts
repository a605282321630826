import { DatabaseSync } from "node:sqlite";

/** A lock that is held; dropping it, or the death of the process, frees it. */
export interface ExclusiveLock {
  release(): void;
}

const sqliteBusy = 5;

/**
 * Takes the lock at `path`, or answers undefined when another process holds it.
 *
 * Node has no file locks of its own. SQLite's are the kernel's: they end with the process that held them,
 * even when it was killed, so a lock can never be stale and needs no process id to be judged by.
 */
export function tryLock(path: string): ExclusiveLock | undefined {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if ((error as { errcode?: unknown }).errcode === sqliteBusy) return undefined;
    throw error;
  }
}

/** Tells whether another process holds the lock at `path` right now. */
export function isLocked(path: string): boolean {
  const lock = tryLock(path);
  lock?.release();
  return lock === undefined;
}
