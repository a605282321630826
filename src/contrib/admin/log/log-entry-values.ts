import type { User } from "#rooms/contrib/auth";
import { keyOf, type ModelClass } from "#rooms/db";
import { actionFlags } from "../models.ts";

/** What an entry of the log says, its message written already. */
export interface EntryDraft {
  readonly user: Pick<User, "id">;
  readonly action: keyof typeof actionFlags;
  readonly model: ModelClass;
  /** The key of the model's content type. */
  readonly contentType: number;
  readonly row: object;
  readonly message: string;
}

const longestText = 200;

/** The columns of an entry, as Django fills them. */
export function logEntryValues({ user, action, model, contentType, row, message }: EntryDraft) {
  return {
    user: user.id,
    contentType,
    objectId: String(keyOf(model, row)),
    // By characters, as Python counts them: a surrogate pair is not cut.
    objectRepr: [...String(row)].slice(0, longestText).join(""),
    actionFlag: actionFlags[action],
    changeMessage: message,
  };
}
