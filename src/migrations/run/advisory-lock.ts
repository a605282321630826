import { setTimeout as sleep } from "node:timers/promises";
import { type Database, limitStatements } from "#rooms/db";

/** Something that one process at a time may do with a database, and what becomes of those that come meanwhile. */
export interface AdvisoryLock {
  /** Names the lock inside its database, such as `tolv.migrations`. */
  readonly name: string;
  /** How long to wait for it; milliseconds. */
  readonly patience: number;
  /** Is told once that somebody else has it. */
  waiting?(): Promise<void>;
  /** The error of those who have waited in vain. */
  expired(): Error | Promise<Error>;
}

/** Between two looks at a lock; milliseconds. */
const interval = 100;

/** What is done under a lock may take longer than any request, and wait as long as it must; 0 is no limit. */
const withoutTimeout = { statementTimeout: 0 };

/**
 * Runs work in a transaction that holds a lock; another process waits until it ends.
 *
 * The lock ends with its transaction, so that it cannot be left behind on a pooled connection, not even by a process
 * that is killed. It is asked for again and again: a statement that waits for it would hold a snapshot, and
 * `CREATE INDEX CONCURRENTLY` waits for those.
 *
 * @throws What `expired` answers, once the patience is at its end.
 */
export async function underAdvisoryLock<Result>(
  database: Database,
  lock: AdvisoryLock,
  work: () => Promise<Result>,
): Promise<Result> {
  const start = performance.now();
  for (let looks = 0; ; looks++) {
    const attempt = await database.atomic(
      async () => ((await tryLock(database, lock)) ? { result: await work() } : undefined),
      withoutTimeout,
    );
    if (attempt) return attempt.result;
    if (performance.now() - start > lock.patience) throw await lock.expired();
    if (looks === 0) await lock.waiting?.();
    await sleep(interval);
  }
}

/** Runs work outside the transaction that holds the lock: for what cannot run inside one. */
export async function besideAdvisoryLock<Result>(
  database: Database,
  lock: AdvisoryLock,
  work: () => Promise<Result>,
): Promise<Result> {
  const held = Promise.withResolvers<void>();
  const finished = Promise.withResolvers<void>();
  const holding = underAdvisoryLock(database, lock, async () => {
    // The transaction does nothing but hold the lock, for as long as the work takes.
    await database.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
    held.resolve();
    await finished.promise;
  });
  await Promise.race([held.promise, holding]);
  const result = await limitStatements({ timeout: 0 }, work).catch(async (error) => {
    finished.resolve();
    // The connection may be lost too: that tells less than why the work has failed.
    await holding.catch(() => undefined);
    throw error;
  });
  finished.resolve();
  await holding;
  return result;
}

/** The name is part of the text: a statement with bound values would hold its snapshot until the next one. */
async function tryLock(database: Database, { name }: AdvisoryLock): Promise<boolean> {
  const key = `hashtextextended('${name.replaceAll("'", "''")}', 0)`;
  const [row] = await database.execute<{ locked: boolean }>(`SELECT pg_try_advisory_xact_lock(${key}) AS locked`);
  return row?.locked === true;
}
