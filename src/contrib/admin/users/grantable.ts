import { Group, Permission, permissionsOf, type User } from "#rooms/contrib/auth";
import { or } from "#rooms/db";

/** The permissions that a user may give to others: all for a superuser, for everybody else their own. */
export async function grantablePermissions(actor: User) {
  const all = Permission.query().with("contentType").orderBy("contentType.appLabel", "contentType.model", "codename");
  return actor.isSuperuser ? all : all.filter(or(...conditionsFor(await permissionsOf(actor))));
}

/** One of them, with what it is about. */
export type GrantablePermission = Awaited<ReturnType<Awaited<ReturnType<typeof grantablePermissions>>["all"]>>[number];

/** The groups that a user may put others into: those whose permissions the user could give one by one. */
export async function grantableGroups(actor: User) {
  const all = Group.query().orderBy("name");
  if (actor.isSuperuser) return all;
  const beyond = await Permission.exclude(or(...conditionsFor(await permissionsOf(actor)))).pluck("id");
  return all.exclude({ "permissions.id__in": beyond });
}

function conditionsFor(names: ReadonlySet<string>) {
  const byApp = Map.groupBy(names, (name) => name.slice(0, name.indexOf(".")));
  return Array.from(byApp, ([app, own]) => ({
    "contentType.appLabel": app,
    codename__in: own.map((name) => name.slice(app.length + 1)),
  }));
}
