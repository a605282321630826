import type { HttpRequest } from "#rooms/http";
import type { AdminPart } from "../options/admin-for.ts";
import { adminAddress } from "./admin-address.ts";

/** Where Django keeps how the list was filtered and sorted when the user left it for the page of a row. */
const parameter = "_changelist_filters";

/** The list of a model as the user left it. */
export function filteredList(part: AdminPart, request: HttpRequest): string {
  return withQuery(adminAddress.list(part), new URLSearchParams(request.query.get(parameter) ?? ""));
}

/** Another page of the model, from which the user will come back to the same list. */
export function keepingFilters(address: string, request: HttpRequest): string {
  const filters = request.query.get(parameter);
  return filters === null ? address : withQuery(address, new URLSearchParams([[parameter, filters]]));
}

/** The list of a model as the request has it. */
export function presentList(part: AdminPart, request: HttpRequest): string {
  return withQuery(adminAddress.list(part), request.query);
}

/** The page of a row or of a new one, which leads back to the list as it is now. */
export function rememberingList(address: string, request: HttpRequest): string {
  return request.query.size === 0
    ? address
    : withQuery(address, new URLSearchParams([[parameter, `${request.query}`]]));
}

/** Written anew, so that whatever the address said it stays a query. */
function withQuery(address: string, query: URLSearchParams): string {
  return query.size === 0 ? address : `${address}?${query}`;
}
