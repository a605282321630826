import type { User } from "#rooms/contrib/auth";
import { ContentType } from "#rooms/contrib/contenttypes";
import { type actionFlags, LogEntry } from "../models.ts";
import type { AdminRows } from "../options/admin-model.ts";
import { logEntryValues } from "./log-entry-values.ts";

/** Something that somebody is about to do to many rows. */
export interface LoggedRows {
  readonly user: User;
  readonly action: keyof typeof actionFlags;
  readonly rows: AdminRows;
  /** What will be done, in words; deletions have none. */
  readonly message?: string;
  /** Is shown every row, and may refuse one by an error. */
  readonly inspect?: (row: object) => Promise<void>;
}

/** Rows that are held in memory at once. */
const batchSize = 1000;

/** Notes for every row of a query what is about to be done to it; answers with their number. */
export async function logRows({ user, action, rows, message = "", inspect }: LoggedRows): Promise<number> {
  const { model } = rows.state;
  const { app, name } = model.meta;
  const { id: contentType } = await ContentType.get({ appLabel: app, model: name.toLowerCase() });
  let count = 0;
  let batch: ReturnType<typeof logEntryValues>[] = [];
  for await (const row of rows.iterate({ batchSize })) {
    await inspect?.(row);
    batch.push(logEntryValues({ user, action, model, contentType, row, message }));
    count += 1;
    if (batch.length === batchSize) {
      await LogEntry.bulkCreate(batch);
      batch = [];
    }
  }
  await LogEntry.bulkCreate(batch);
  return count;
}
