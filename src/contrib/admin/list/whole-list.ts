import { addMessage } from "#rooms/contrib/messages";
import { type HandlerResult, respond } from "#rooms/http";
import { adminAddress } from "../addresses/admin-address.ts";
import type { PartRequest } from "../part-page.ts";

const explanation = "That address asked for something broken, so here is the whole list.";

/** Leads to the list without what is broken in its address, as Django does, and says so. */
export function wholeList({ request, part }: PartRequest): HandlerResult {
  addMessage(request, { level: "warning", content: explanation });
  return respond.redirect(`${adminAddress.list(part)}?e=1`);
}
