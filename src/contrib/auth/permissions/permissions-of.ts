import { sql } from "#rooms/db";
import type { User } from "../models.ts";

const known = new WeakMap<User, Promise<ReadonlySet<string>>>();

/**
 * The permissions that a user was given, directly or through groups, as `app.codename`; asked once for each `User`
 * object. Superusers have all permissions without being given them.
 *
 * @example
 * const mayPublish = user.isSuperuser || (await permissionsOf(user)).has("blog.change_post");
 */
export function permissionsOf(user: User): Promise<ReadonlySet<string>> {
  const permissions = known.get(user) ?? readPermissions(user.id);
  known.set(user, permissions);
  return permissions;
}

async function readPermissions(userId: number): Promise<ReadonlySet<string>> {
  const rows = await sql<{ permission: string }>`
    SELECT t.app_label || '.' || p.codename AS permission
    FROM auth_permission p JOIN django_content_type t ON t.id = p.content_type_id
    WHERE p.id IN (
      SELECT permission_id FROM auth_user_user_permissions WHERE user_id = ${userId}
      UNION
      SELECT g.permission_id FROM auth_group_permissions g JOIN auth_user_groups u ON u.group_id = g.group_id
      WHERE u.user_id = ${userId})`.all();
  return new Set(rows.map(({ permission }) => permission));
}
