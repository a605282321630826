import { Group, permissionsOf, type User } from "#rooms/contrib/auth";

/**
 * True if a user may manage another one: who is no superuser manages only those who may do no more than they
 * themselves. Else somebody who may change users could set a superuser's password and log in with it.
 */
export async function mayManageUser(actor: User, other: User): Promise<boolean> {
  if (actor.isSuperuser) return true;
  return !other.isSuperuser && isWithin(await permissionsOf(other), actor);
}

/** The same for a group, whose permissions all its members have. */
export async function mayManageGroup(actor: User, group: Group): Promise<boolean> {
  return actor.isSuperuser || isWithin(await permissionsOfGroup(group), actor);
}

async function permissionsOfGroup({ id }: Group): Promise<ReadonlySet<string>> {
  const { permissions } = await Group.filter({ id }).with("permissions.contentType").get();
  return new Set(permissions.map(({ contentType, codename }) => `${contentType.appLabel}.${codename}`));
}

async function isWithin(permissions: ReadonlySet<string>, actor: User): Promise<boolean> {
  const own = await permissionsOf(actor);
  return [...permissions].every((permission) => own.has(permission));
}
