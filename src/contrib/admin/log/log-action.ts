import type { User } from "#rooms/contrib/auth";
import { ContentType } from "#rooms/contrib/contenttypes";
import type { ModelClass } from "#rooms/db";
import { actionFlags, LogEntry } from "../models.ts";
import { type AdminChange, writeChangeMessage } from "./change-message.ts";

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

const longestText = 200;

/**
 * Notes in the history of the admin site what was done, as Django does.
 *
 * @throws DoesNotExist when the model has no content type yet: `tolv migrate` makes it.
 *
 * @example
 * await logAction({ user, action: "change", model: Post, row: post, changes: [{ changed: { fields: ["Title"] } }] });
 */
export async function logAction({ user, action, model, row, changes }: LoggedAction): Promise<LogEntry> {
  const { app, name, primaryKey } = model.meta;
  const contentType = await ContentType.get({ appLabel: app, model: name.toLowerCase() });
  return LogEntry.create({
    user: user.id,
    contentType: contentType.id,
    objectId: String(Reflect.get(row, primaryKey.attribute)),
    // By characters, as Python counts them: a surrogate pair is not cut.
    objectRepr: [...String(row)].slice(0, longestText).join(""),
    actionFlag: actionFlags[action],
    changeMessage: changes === undefined ? "" : writeChangeMessage(changes),
  });
}
