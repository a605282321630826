import { type Handler, type HttpRequest, PermissionDenied, type RouteParams } from "#rooms/http";
import type { User } from "../models.ts";
import type { PermissionName } from "../permissions/permission-name.ts";
import { requireLogin, type UserHandler } from "./require-login.ts";

/** True if a user may reach a handler: for what no permission alone can say. */
export type PermissionTest<Params extends RouteParams> = (
  request: HttpRequest<Params>,
  user: User,
) => boolean | Promise<boolean>;

/**
 * Lets only those reach a handler who have a permission, all of several permissions, or pass a test.
 *
 * Others who are logged in get 403; strangers are sent to the login, as `requireLogin` does.
 *
 * @example
 * route.post("/posts/:id<int>/publish/", {}, requirePermission("blog.change_post", publish));
 * route.get("/team/", {}, requirePermission((request, user) => user.isStaff, showTeam));
 */
export function requirePermission<Params extends RouteParams>(
  permission: PermissionName | readonly PermissionName[] | PermissionTest<Params>,
  handle: UserHandler<Params>,
): Handler<Params> {
  const isAllowed = testOf(permission);
  return requireLogin(async (request, user) => {
    if (await isAllowed(request, user)) return handle(request, user);
    throw new PermissionDenied({ reason: "You do not have permission to see this page." });
  });
}

function testOf<Params extends RouteParams>(
  permission: PermissionName | readonly PermissionName[] | PermissionTest<Params>,
): PermissionTest<Params> {
  if (typeof permission === "function") return permission;
  const permissions = typeof permission === "string" ? [permission] : permission;
  return (_request, user) => user.hasPermissions(permissions);
}
