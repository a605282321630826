import { permissionName, type User } from "#rooms/contrib/auth";
import type { ModelClass } from "#rooms/db";
import { partOf } from "./admin-site.ts";
import { type AdminAction, adminActions } from "./options/admin-action.ts";
import type { AdminPart } from "./options/admin-for.ts";

/**
 * True if the user may do this in the admin site, to this row if one is given: the permission of auth is needed with
 * its rules for rows, and the hook of `adminFor` may say no. Whoever may change rows may see them.
 *
 * @example
 * if (!(await can(user, "change", part, row))) throw new PermissionDenied({});
 */
export async function can(user: User, action: AdminAction, part: AdminPart, row?: object): Promise<boolean> {
  const { model, permissions } = part;
  const isPermitted =
    (await user.hasPermission(permissionName(model, action), row)) ||
    (action === "view" && (await user.hasPermission(permissionName(model, "change"), row)));
  return isPermitted && (permissions[action]?.(user, row) ?? true);
}

/** The same for the rows of a model that the admin site may not show by themselves: then auth alone decides. */
export function canWithModel(user: User, action: AdminAction, model: ModelClass, row?: object): Promise<boolean> {
  const part = partOf(model);
  return part === undefined ? user.hasPermission(permissionName(model, action), row) : can(user, action, part, row);
}

/** Everything that the user may do with rows of a model. */
export async function allowedActions(user: User, part: AdminPart): Promise<ReadonlySet<AdminAction>> {
  const allowed = new Set<AdminAction>();
  for (const action of adminActions) if (await can(user, action, part)) allowed.add(action);
  return allowed;
}
