import { setTimeout as sleep } from "node:timers/promises";
import { type Database, limitStatements } from "#rooms/db";
import { MigrationsLocked } from "../errors.ts";

/** How long to wait for another `migrate`, and between two looks at its lock; milliseconds. */
const patience = 600_000;
const interval = 100;

/** A migration may take longer than any request; 0 is PostgreSQL's word for no limit. */
const withoutTimeout = { statementTimeout: 0 };

/**
 * Runs work in a transaction that holds the lock of all migrations; another `migrate` waits until it ends.
 *
 * The lock ends with its transaction, so that it cannot be left behind on a pooled connection. It is asked for again
 * and again: a statement that waits for it would hold a snapshot, and `CREATE INDEX CONCURRENTLY` waits for those.
 *
 * @throws MigrationsLocked after ten minutes.
 */
export async function underLock<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  for (;;) {
    const attempt = await database.atomic(
      async () => ((await tryLock(database)) ? { result: await work() } : undefined),
      withoutTimeout,
    );
    if (attempt) return attempt.result;
    if (performance.now() - start > patience) throw new MigrationsLocked({ minutes: patience / 60_000 });
    await sleep(interval);
  }
}

/** Runs work outside the transaction that holds the lock: for migrations that cannot run inside one. */
export async function besideLock<Result>(database: Database, work: () => Promise<Result>): Promise<Result> {
  const held = Promise.withResolvers<void>();
  const finished = Promise.withResolvers<void>();
  const holding = underLock(database, () => {
    held.resolve();
    return finished.promise;
  });
  await Promise.race([held.promise, holding]);
  try {
    return await limitStatements({ timeout: 0 }, work);
  } finally {
    finished.resolve();
    await holding;
  }
}

async function tryLock(database: Database): Promise<boolean> {
  const [row] = await database.execute<{ locked: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('tolv.migrations', 0)) AS locked`,
  );
  return row?.locked === true;
}
