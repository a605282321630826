import { sql } from "#rooms/db";

/** A row that counts. */
export interface Counted {
  readonly key: string;
  readonly count: number;
  /** Seconds until it is forgotten, rounded up. */
  readonly remaining: number;
}

/** Reads those of the counters that still count. */
export function readCounters(keys: readonly string[]): Promise<Counted[]> {
  return sql<Counted>`
    SELECT key, count, ceil(extract(epoch FROM expires_at - statement_timestamp()))::int AS remaining
    FROM tolv_throttling_counter WHERE key = ANY(${keys}) AND expires_at > statement_timestamp()`.all();
}

/**
 * Adds one to each counter; one that has expired begins anew. A single statement, so that no attempt of any process is
 * lost; in the order of the keys, so that two of them never wait for each other.
 */
export function increaseCounters(
  counters: readonly { readonly key: string; readonly seconds: number }[],
): Promise<Counted[]> {
  return sql<Counted>`
    INSERT INTO tolv_throttling_counter AS c (key, count, expires_at)
    SELECT key, 1, statement_timestamp() + seconds * interval '1 second'
    FROM jsonb_to_recordset(${JSON.stringify(counters)}::jsonb) AS t (key text, seconds int) ORDER BY key
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN c.expires_at > statement_timestamp() THEN c.count + 1 ELSE 1 END,
      expires_at = CASE WHEN c.expires_at > statement_timestamp() THEN c.expires_at ELSE excluded.expires_at END
    RETURNING key, count, ceil(extract(epoch FROM expires_at - statement_timestamp()))::int AS remaining`.all();
}

/** Forgets counters. */
export async function deleteCounters(keys: readonly string[]): Promise<void> {
  await sql`DELETE FROM tolv_throttling_counter WHERE key = ANY(${keys})`.all();
}

const batchSize = 5000;

/** Deletes the counters that have expired, in batches that lock few rows for a short time; returns how many. */
export async function deleteExpiredCounters(): Promise<number> {
  for (let total = 0; ; ) {
    const deleted = await sql`
      DELETE FROM tolv_throttling_counter WHERE key IN (
        SELECT key FROM tolv_throttling_counter WHERE expires_at <= statement_timestamp() LIMIT ${batchSize}
        FOR UPDATE SKIP LOCKED
      ) RETURNING key`.all();
    total += deleted.length;
    if (deleted.length < batchSize) return total;
  }
}
