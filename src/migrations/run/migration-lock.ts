import type { Database } from "#rooms/db";
import { MigrationsLocked } from "../errors.ts";
import { type AdvisoryLock, besideAdvisoryLock, underAdvisoryLock } from "./advisory-lock.ts";

const minutes = 10;

const migrationLock: AdvisoryLock = {
  name: "tolv.migrations",
  patience: minutes * 60_000,
  expired: () => new MigrationsLocked({ minutes }),
};

/**
 * Runs work in a transaction that holds the lock of all migrations; another `migrate` waits until it ends.
 *
 * @throws MigrationsLocked after ten minutes.
 */
export function underLock<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  return underAdvisoryLock(database, migrationLock, work);
}

/** Runs work outside the transaction that holds the lock: for migrations that cannot run inside one. */
export function besideLock<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  return besideAdvisoryLock(database, migrationLock, work);
}
