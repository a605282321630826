import { addMessage } from "#rooms/contrib/messages";
import { type Handler, type HandlerResult, type HttpResponse, respond } from "#rooms/http";
import { adminAddress } from "./addresses/admin-address.ts";
import { unquoteKey } from "./addresses/quote-key.ts";
import { capitalised } from "./names.ts";
import type { AdminAction } from "./options/admin-action.ts";
import { type PartParams, type PartRequest, partPage, requirePermission } from "./part-page.ts";
import { rowAt } from "./rows/row-at.ts";

/** The parameters that every page of a row has. */
export interface RowParams extends PartParams {
  readonly key: string;
}

/** Whose page of which row is asked for. */
export interface RowRequest<Params extends RowParams = RowParams> extends PartRequest<Params> {
  readonly row: object;
}

/**
 * Lets only staff who may do this with a row reach its page; without such a row they are told so on the index.
 *
 * @example
 * route.get("/:app/:model/:key/history/", {}, rowPage("view", historyView))
 */
export function rowPage<Params extends RowParams>(
  action: AdminAction,
  handle: (asked: RowRequest<Params>) => HandlerResult | Promise<HandlerResult>,
): Handler<Params> {
  return partPage<Params>(action, async (asked) => {
    const row = await findRow(asked);
    if (row === undefined) return missingRow(asked);
    await requirePermission(asked.user, action, asked.part, row);
    return handle({ ...asked, row });
  });
}

async function findRow({ request, user, part }: PartRequest<RowParams>): Promise<object | undefined> {
  const rows = await rowAt(part, { key: request.params.key, request, user });
  return rows?.first();
}

/** Tells the user on the index that there is no such row. */
export function missingRow({ request, part }: PartRequest<RowParams>): HttpResponse {
  const name = capitalised(part.model.meta.verboseName);
  const content = `${name} with ID “${unquoteKey(request.params.key)}” doesn’t exist. Perhaps it was deleted?`;
  addMessage(request, { level: "warning", content });
  return respond.redirect(adminAddress.index());
}
