import { keyOf, type ModelClass, paginate } from "#rooms/db";
import { LogEntry } from "../models.ts";

const entriesPerPage = 100;

/** One thing that was done to a row, with who did it. */
export type HistoryEntry = Awaited<ReturnType<typeof rowHistory>>["rows"][number];

/**
 * A page of what was done to a row in the admin site, oldest first as in Django.
 *
 * @param page As the address has it.
 */
export function rowHistory(model: ModelClass, row: object, page: string | null) {
  const { app, name } = model.meta;
  const entries = LogEntry.filter({
    objectId: String(keyOf(model, row)),
    "contentType.appLabel": app,
    "contentType.model": name.toLowerCase(),
  });
  return paginate(entries.with("user").orderBy("actionTime"), { page, size: entriesPerPage });
}
