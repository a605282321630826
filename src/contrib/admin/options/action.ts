import type { User } from "#rooms/contrib/auth";
import type { Message } from "#rooms/contrib/messages";
import type { FieldMap, Query } from "#rooms/db";
import type { HttpRequest, HttpResponse } from "#rooms/http";
import type { AdminAction } from "./admin-action.ts";

/** What an action is given besides its rows. */
export interface ActionContext {
  readonly request: HttpRequest;
  readonly user: User;
  /** Leaves a message for the page that follows. */
  addMessage(message: Message): void;
}

/** Something that can be done with the selected rows of a list; made by `action`. */
export interface Action<Row = object, F = FieldMap> {
  /** The value of the form field `action`: letters, digits and underscores. */
  readonly name: string;
  /** What people read in the list of actions. */
  readonly label: string;
  /** What a user must be permitted to do with the model; without it, seeing the rows is enough. */
  readonly permission?: AdminAction;
  /** Does it. Without a response, the list is shown again. */
  run(rows: Query<Row, F>, context: ActionContext): Promise<HttpResponse | undefined> | Promise<void>;
}

/**
 * Describes something that can be done with the selected rows of a list.
 *
 * @example
 * adminFor(Post, {
 *   actions: [
 *     action({
 *       name: "make_published",
 *       label: "Mark selected posts as published",
 *       permission: "change",
 *       run: async (posts, { addMessage }) => {
 *         const count = await posts.update({ status: "published" });
 *         addMessage({ level: "success", content: `${count} posts were published.` });
 *       },
 *     }),
 *   ],
 * });
 */
export function action<Row, F>(declaration: Action<Row, F>): Action<Row, F> {
  return Object.freeze({ ...declaration });
}
