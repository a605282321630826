import type { ModelClass } from "#rooms/db";

/** A permission as code writes it, `app.codename`: `blog.change_post`. */
export type PermissionName = `${string}.${string}`;

/** What every model has a permission for, unless its `defaultPermissions` say otherwise. */
export type ModelAction = "add" | "change" | "delete" | "view";

/**
 * The name of a model's default permission.
 *
 * @example
 * permissionName(Post, "change"); // "blog.change_post"
 */
export function permissionName({ meta }: Pick<ModelClass, "meta">, action: ModelAction): PermissionName {
  return `${meta.app}.${action}_${meta.name.toLowerCase()}`;
}
