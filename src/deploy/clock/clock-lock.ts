import { currentDatabase } from "#rooms/db";

/** Makes sure that this is still the only clock; it throws when the connection that says so is gone. */
export type RenewLock = () => Promise<void>;

/**
 * Runs work as the only clock on this database; a second one is refused until the first is gone.
 *
 * The lock belongs to an open transaction without a snapshot, so it needs no session of its own behind a pooler, and
 * keeps no vacuum waiting.
 *
 * @returns false when another clock runs.
 *
 * @see https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export function asOnlyClock(work: (renew: RenewLock) => Promise<void>): Promise<boolean> {
  const database = currentDatabase.get();
  const renew = async () => void (await database.execute("SELECT 1"));
  return database.atomic(
    async () => {
      const [row] = await database.execute<{ locked: boolean }>(
        "SELECT pg_try_advisory_xact_lock(hashtextextended('tolv.clock', 0)) AS locked",
      );
      if (row?.locked !== true) return false;
      await work(renew);
      return true;
    },
    { statementTimeout: 0 },
  );
}
