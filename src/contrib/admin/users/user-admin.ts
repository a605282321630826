import { Group, User } from "#rooms/contrib/auth";
import { adminFor } from "../options/admin-for.ts";
import { column } from "../options/column.ts";
import { type GrantablePermission, grantableGroups, grantablePermissions } from "./grantable.ts";
import { mayManageGroup, mayManageUser } from "./may-manage.ts";
import { passwordSummary } from "./password-summary.ts";

/** Permissions of several apps may have the same name. */
const permissionChoice = {
  rows: grantablePermissions,
  label: ({ name, contentType }: GrantablePermission) => `${contentType.appLabel} | ${name}`,
};

/** The admin site of users: as Django's, but nobody gives away more than they have. */
export const userAdmin = adminFor(User, {
  list: {
    display: ["username", "email", "firstName", "lastName", "isStaff"],
    filters: ["isStaff", "isSuperuser", "isActive", "groups"],
    search: ["username", "firstName", "lastName", "email"],
    ordering: ["username"],
  },
  form: {
    fieldsets: [
      { fields: ["username", column("password", (user) => passwordSummary(user))] },
      { title: "Personal info", fields: [["firstName", "lastName"], "email"] },
      { title: "Permissions", fields: ["isActive", "isStaff", "isSuperuser", "groups", "userPermissions"] },
      { title: "Important dates", fields: [["lastLogin", "dateJoined"]] },
    ],
    locked: (actor) => (actor.isSuperuser ? [] : ["isSuperuser"]),
    choices: { groups: { rows: grantableGroups }, userPermissions: permissionChoice },
  },
  permissions: {
    change: (actor, user) => user === undefined || mayManageUser(actor, user),
    delete: (actor, user) => user === undefined || mayManageUser(actor, user),
  },
});

/** The admin site of groups, by the same rule. */
export const groupAdmin = adminFor(Group, {
  list: { search: ["name"], ordering: ["name"] },
  form: { fields: ["name", "permissions"], choices: { permissions: permissionChoice } },
  permissions: {
    change: (actor, group) => group === undefined || mayManageGroup(actor, group),
    delete: (actor, group) => group === undefined || mayManageGroup(actor, group),
  },
});
