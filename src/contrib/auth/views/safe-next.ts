import type { HttpRequest } from "#rooms/http";
import { isSafeRedirect } from "../login/is-safe-redirect.ts";

/** Where the visitor wants to go afterwards, from the form or the address; empty unless it is a place of this site. */
export function safeNext(request: HttpRequest, data?: URLSearchParams): string {
  const next = data?.get("next") ?? request.query.get("next") ?? "";
  return isSafeRedirect(next, request) ? next : "";
}
