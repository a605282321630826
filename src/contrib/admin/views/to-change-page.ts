import { type HttpResponse, respond } from "#rooms/http";
import { adminAddress } from "../addresses/admin-address.ts";
import type { PartParams, PartRequest } from "../part-page.ts";

/** Leads from the bare address of a row to the page that changes it, where Django's old addresses led. */
export function toChangePage({ request, part }: PartRequest<PartParams & { readonly key: string }>): HttpResponse {
  return respond.redirect(`${adminAddress.list(part)}${encodeURIComponent(request.params.key)}/change/`);
}
