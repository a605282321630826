import { type Contribution, currentRegistry, defineContribution, type Registry } from "#rooms/apps";
import type { ModelClass } from "#rooms/db";
import { oncePer } from "#rooms/util";
import { ObjectPermissionUnknown } from "../errors.ts";
import type { User } from "../models.ts";
import type { PermissionName } from "./permission-name.ts";

/** True if a user who has the permission may use it on this row. */
export type ObjectRule<Row> = (user: User, row: Row) => boolean | Promise<boolean>;

/** A rule as it is contributed: what it is about, and the row type forgotten. */
interface ContributedRule {
  readonly permission: PermissionName;
  readonly model: ModelClass;
  // A method, not a property: its parameter is compared bivariantly, so rules of different models fit one list.
  allows(user: User, row: object): boolean | Promise<boolean>;
}

const objectRules = defineContribution<readonly ContributedRule[]>("auth.object_rules");

/**
 * Narrows the permissions of a model row by row: `user.hasPermission("blog.change_post", post)` is true for those who
 * were given the permission and whom every rule for it allows this row.
 *
 * A rule never gives what was not given, so rules of several apps may meet in any order. Superusers pass all rules.
 * What a user may do without a permission, such as editing a comment of one's own, is a test for `requirePermission`.
 *
 * @param rules By action (`change`, `delete`, `view`) or by the codename of a permission that the model declares.
 * @throws ObjectPermissionUnknown for an action or codename that the model has no permission for.
 *
 * @example
 * defineApp({
 *   name: "blog",
 *   contributes: [objectPermissions(Post, { change: (user, post) => post.authorId === user.id })],
 * });
 */
export function objectPermissions<Model extends ModelClass>(
  model: Model,
  rules: Readonly<Record<string, ObjectRule<InstanceType<Model>>>>,
): Contribution {
  return objectRules(
    Object.entries(rules).map(([action, allows]) => ({ permission: permissionOf(model, action), model, allows })),
  );
}

/** True if every rule of the running project lets a user who has the permission use it on this row. */
export async function isAllowedByRules(user: User, permission: PermissionName, row: object): Promise<boolean> {
  for (const rule of rulesFor(permission)) {
    if (!(row instanceof rule.model) || !(await rule.allows(user, row))) return false;
  }
  return true;
}

function permissionOf({ meta }: ModelClass, action: string): PermissionName {
  const { app, name, label, permissions, defaultPermissions } = meta;
  if (defaultPermissions.includes(action)) return `${app}.${action}_${name.toLowerCase()}`;
  if (Object.hasOwn(permissions, action)) return `${app}.${action}`;
  throw new ObjectPermissionUnknown({
    model: label,
    action,
    known: [...defaultPermissions, ...Object.keys(permissions)],
  });
}

function rulesFor(permission: PermissionName): readonly ContributedRule[] {
  return rulesByPermission(currentRegistry.get()).get(permission) ?? [];
}

/** Collected once for each project: a list page asks for every row. */
const rulesByPermission = oncePer((registry: Registry) => {
  return Map.groupBy(registry.values(objectRules).flat(), (rule) => rule.permission);
});
