import { currentUser, loginAddress, type UserHandler } from "#rooms/contrib/auth";
import { isHtml } from "#rooms/html";
import {
  type Handler,
  type HandlerResult,
  type HttpResponse,
  neverCache,
  type RouteParams,
  respond,
  reverse,
} from "#rooms/http";

/** Lets only staff reach a page of the admin site; everybody else is sent to its login page, which leads back. */
export function staffOnly<Params extends RouteParams>(handle: UserHandler<Params>): Handler<Params> {
  return async (request) => {
    const user = await currentUser(request);
    if (user?.isStaff) return privately(await handle(request, user));
    return neverCache(respond.redirect(loginAddress(reverse("admin:login"), request.target)));
  };
}

/** Makes a response that no cache keeps: what it shows is for one person. */
export function privately(result: HandlerResult): HttpResponse {
  return neverCache(isHtml(result) ? respond.html(result) : result);
}
