export { type ObjectRule, objectPermissions } from "./permissions/object-permissions.ts";
export { type ModelAction, type PermissionName, permissionName } from "./permissions/permission-name.ts";
export { permissionsOf } from "./permissions/permissions-of.ts";
