import { type Handler, type HandlerResult, type HttpRequest, type RouteParams, respond } from "#rooms/http";
import type { User } from "../models.ts";
import { authSettings } from "../settings.ts";
import { currentUser } from "./login.ts";
import { loginAddress } from "./login-address.ts";

/** A handler that is also given who is logged in. */
export type UserHandler<Params extends RouteParams> = (
  request: HttpRequest<Params>,
  user: User,
) => HandlerResult | Promise<HandlerResult>;

/**
 * Lets only those who are logged in reach a handler; others are sent to the page at `LOGIN_URL`, which leads back.
 *
 * @example
 * route.get("/account/", {}, requireLogin((request, user) => html`<h1>${user.username}</h1>`));
 */
export function requireLogin<Params extends RouteParams>(handle: UserHandler<Params>): Handler<Params> {
  return async (request) => {
    const user = await currentUser(request);
    if (user !== undefined) return handle(request, user);
    return respond.redirect(loginAddress(authSettings.values().LOGIN_URL, request.target));
  };
}
