import type { Database } from "./database.ts";
import type { RawResult, Statement } from "./statement.ts";

let count = 0;

/**
 * Fetches the rows of a statement batch by batch by a cursor of the server, in the open transaction or in one of its
 * own, so that neither side ever holds all of them.
 */
export async function* fetchBatches(database: Database, statement: Statement, size: number): AsyncGenerator<RawResult> {
  await using lease = database.leaseTransaction();
  const name = `tolv_cursor_${++count}`;
  const { sql, params, model } = statement;
  const of = model === undefined ? { once: true } : { once: true, model };
  await lease.run({ sql: `declare ${name} no scroll cursor for ${sql}`, params, ...of });
  try {
    let batch: RawResult;
    do {
      batch = await lease.run({ sql: `fetch ${size} from ${name}`, params: [], ...of });
      if (batch.rows.length > 0) yield batch;
    } while (batch.rows.length === size);
  } finally {
    // After an error the transaction is aborted, and the cursor gone with it.
    await lease.run({ sql: `close ${name}`, params: [] }).catch(() => undefined);
  }
}
