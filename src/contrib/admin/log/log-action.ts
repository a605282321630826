import type { User } from "#rooms/contrib/auth";
import { ContentType } from "#rooms/contrib/contenttypes";
import type { ModelClass } from "#rooms/db";
import { type actionFlags, LogEntry } from "../models.ts";
import { type AdminChange, writeChangeMessage } from "./change-message.ts";
import { logEntryValues } from "./log-entry-values.ts";

/** Something that somebody did to a row. */
export interface LoggedAction {
  readonly user: Pick<User, "id">;
  readonly action: keyof typeof actionFlags;
  readonly model: ModelClass;
  /** For a deletion the row as it was. */
  readonly row: object;
  /** What was done, in the order of the form; deletions have none. */
  readonly changes?: readonly AdminChange[];
}

/**
 * Notes in the history of the admin site what was done, as Django does.
 *
 * @throws DoesNotExist when the model has no content type yet: `tolv migrate` makes it.
 *
 * @example
 * await logAction({ user, action: "change", model: Post, row: post, changes: [{ changed: { fields: ["Title"] } }] });
 */
export async function logAction({ user, action, model, row, changes }: LoggedAction): Promise<LogEntry> {
  const { app, name } = model.meta;
  const { id: contentType } = await ContentType.get({ appLabel: app, model: name.toLowerCase() });
  const message = changes === undefined ? "" : writeChangeMessage(changes);
  return LogEntry.create(logEntryValues({ user, action, model, contentType, row, message }));
}
