import type { Handler, HandlerResult, HttpRequest, RouteParams } from "#rooms/http";
import type { User } from "../models.ts";
import { currentUser } from "./login.ts";
import { refuseStranger } from "./refuse-stranger.ts";

/** A handler that is also given who is logged in. */
export type UserHandler<Params extends RouteParams> = (
  request: HttpRequest<Params>,
  user: User,
) => HandlerResult | Promise<HandlerResult>;

/**
 * Lets only those who are logged in reach a handler; others are sent to the page at `LOGIN_URL`, which leads back.
 *
 * A client that asks for JSON gets 403 instead.
 *
 * @example
 * route.get("/account/", {}, requireLogin((request, user) => html`<h1>${user.username}</h1>`));
 */
export function requireLogin<Params extends RouteParams>(handle: UserHandler<Params>): Handler<Params> {
  return async (request) => {
    const user = await currentUser(request);
    return user === undefined ? refuseStranger(request) : handle(request, user);
  };
}
