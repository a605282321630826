import { type HttpRequest, type HttpResponse, PermissionDenied, prefersJson, respond } from "#rooms/http";
import { authSettings } from "../settings.ts";
import { loginAddress } from "./login-address.ts";

/**
 * Answers somebody who is not logged in: with the way to the page at `LOGIN_URL`, which leads back.
 *
 * @throws PermissionDenied (403) for a client that asks for JSON: it has no use for a page.
 */
export function refuseStranger(request: HttpRequest): HttpResponse {
  if (prefersJson(request)) throw new PermissionDenied({ reason: "You are not logged in." });
  const response = respond.redirect(loginAddress(authSettings.values().LOGIN_URL, request.target));
  response.vary("Accept");
  return response;
}
