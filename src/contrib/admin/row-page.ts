import { addMessage } from "#rooms/contrib/messages";
import type { ModelClass } from "#rooms/db";
import { type Handler, type HandlerResult, type HttpResponse, respond } from "#rooms/http";
import { capitalised } from "#rooms/util";
import { adminAddress } from "./addresses/admin-address.ts";
import { unquoteKey } from "./addresses/quote-key.ts";
import type { AdminAction } from "./options/admin-action.ts";
import type { AdminPart } from "./options/admin-for.ts";
import { modelPage, type PartParams, type PartRequest, partPage, requirePermission } from "./part-page.ts";
import { rowAt } from "./rows/row-at.ts";

/** The parameters that every page of a row has. */
export interface RowParams {
  readonly key: string;
  readonly [name: string]: string | number;
}

/** Whose page of which row is asked for. */
export interface RowRequest<Row = object> extends PartRequest<RowParams> {
  readonly row: Row;
}

/** Makes the page of a row. */
export type RowHandler<Row = object> = (asked: RowRequest<Row>) => HandlerResult | Promise<HandlerResult>;

/** The relations that a page reads with its row. */
export type RelationsOfPart = (part: AdminPart) => readonly string[];

/**
 * Lets only staff who may do this with a row reach its page; without such a row they are told so on the index.
 *
 * @param relations What to read with the row; nothing unless said otherwise.
 *
 * @example
 * route.get("/:app/:model/:key/history/", {}, rowPage("view", historyView))
 */
export function rowPage(
  action: AdminAction,
  handle: RowHandler,
  relations?: RelationsOfPart,
): Handler<PartParams & RowParams> {
  return partPage(action, (asked) => onRow(asked, { action, handle, relations }));
}

/**
 * The same for a page that only the rows of one model have.
 *
 * @example
 * route.get("/auth/user/:key/password/", {}, rowPageOf(User, "change", setPasswordPage))
 */
export function rowPageOf<Row extends object>(
  model: ModelClass & (new () => Row),
  action: AdminAction,
  handle: RowHandler<Row>,
): Handler<RowParams> {
  return modelPage(model, action, (asked) =>
    // Rows that the part of a model finds are instances of it.
    onRow(asked, { action, handle: (found) => handle({ ...found, row: found.row as Row }) }),
  );
}

interface RowPage {
  readonly action: AdminAction;
  readonly handle: RowHandler;
  readonly relations?: RelationsOfPart | undefined;
}

async function onRow(
  asked: PartRequest<RowParams>,
  { action, handle, relations = () => [] }: RowPage,
): Promise<HandlerResult> {
  const { request, user, part } = asked;
  const rows = await rowAt(part, { key: request.params.key, request, user });
  const row = await rows?.with(...relations(part)).first();
  if (row === undefined) return missingRow(asked);
  await requirePermission(user, action, part, row);
  return handle({ ...asked, row });
}

/** Tells the user on the index that there is no such row. */
export function missingRow({ request, part }: PartRequest<RowParams>): HttpResponse {
  const name = capitalised(part.model.meta.verboseName);
  const content = `${name} with ID “${unquoteKey(request.params.key)}” doesn’t exist. Perhaps it was deleted?`;
  addMessage(request, { level: "warning", content });
  return respond.redirect(adminAddress.index());
}
