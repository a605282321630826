import type { User } from "../models.ts";
import { isAllowedByRules } from "./object-permissions.ts";
import type { PermissionName } from "./permission-name.ts";
import { permissionsOf } from "./permissions-of.ts";

/** True if the user may do this, to this row if one is given: superusers everything, inactive users nothing. */
export async function hasPermission(user: User, permission: PermissionName, row?: object): Promise<boolean> {
  if (!user.isActive) return false;
  if (user.isSuperuser) return true;
  if (!(await permissionsOf(user)).has(permission)) return false;
  return row === undefined || isAllowedByRules(user, permission, row);
}

/** True if the user has any permission of the app. */
export async function hasAppPermissions(user: User, app: string): Promise<boolean> {
  if (!user.isActive) return false;
  if (user.isSuperuser) return true;
  return [...(await permissionsOf(user))].some((permission) => permission.startsWith(`${app}.`));
}
