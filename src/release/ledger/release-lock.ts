import { currentDatabase, sql } from "#rooms/db";
import type { Output } from "#rooms/management";
import { besideAdvisoryLock } from "#rooms/migrations";
import { ReleaseLocked } from "../errors.ts";
import { readReleases } from "./ledger.ts";

/** How to wait for a release phase that is at work. */
export interface Waiting {
  readonly seconds: number;
  readonly output: Output;
}

const lockName = "tolv.release";

/**
 * Runs work while no other release phase runs on this database; PostgreSQL ends the lock with the process, however
 * that ends.
 *
 * @throws ReleaseLocked when the time is over; it names who is at work.
 */
export function underReleaseLock<Result>({ seconds, output }: Waiting, work: () => Promise<Result>): Promise<Result> {
  const lock = {
    name: lockName,
    patience: seconds * 1000,
    waiting: async () => {
      if (seconds > 0) output.notice(`${await describeHolder()} is at work; waiting at most ${seconds} s for it.`);
    },
    expired: async () => new ReleaseLocked({ seconds, holder: await describeHolder() }),
  };
  return besideAdvisoryLock(currentDatabase.get(), lock, work);
}

/** True while a release phase is at work, in whatever process. */
export async function isReleaseLocked(): Promise<boolean> {
  return (await readHolder()) !== undefined;
}

/** Who it is by the ledger, and which session of PostgreSQL it has: that can be ended where the process cannot. */
async function describeHolder(): Promise<string> {
  const [newest] = await readReleases(1);
  const session = await readHolder();
  const name = newest && newest.outcome === undefined ? `Release ${newest.number} of ${newest.beganBy}` : "A release";
  return session === undefined ? name : `${name} (${session})`;
}

/** The key of the lock is 64 bits: PostgreSQL lists its halves. */
async function readHolder(): Promise<string | undefined> {
  const row = await sql<{ session: string }>`
    SELECT format('PostgreSQL process %s of %s, from %s, since %s', a.pid, a.usename,
      coalesce(host(a.client_addr), 'a socket'), to_char(a.xact_start AT TIME ZONE 'UTC', 'HH24:MI:SS "UTC"')) AS session
    FROM pg_locks l JOIN pg_stat_activity a USING (pid), hashtextextended(${lockName}, 0) AS key
    WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.pid <> pg_backend_pid()
      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND (l.classid::bigint << 32 | l.objid::bigint) = key`.first();
  return row?.session;
}
