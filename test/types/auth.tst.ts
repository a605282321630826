import {
  Group,
  objectPermissions,
  type PermissionName,
  permissionName,
  requirePermission,
  type User,
} from "#rooms/contrib/auth";
import { respond, route } from "#rooms/http";
import type { Equal, Expect } from "./support.ts";

export const name: PermissionName = permissionName(Group, "change");
// @ts-expect-error There is no such action.
permissionName(Group, "chnage");

export const asked = (user: User) => user.hasPermission("blog.change_post");
// @ts-expect-error A permission names its app.
export const nameless = (user: User) => user.hasPermission("change_post");

objectPermissions(Group, {
  change: (user, group) => {
    const types: [Expect<Equal<typeof user, User>>, Expect<Equal<typeof group, Group>>] = [true, true];
    return types[0] && group.name === user.username;
  },
});
// @ts-expect-error Groups have no author.
objectPermissions(Group, { change: (user, group) => group.authorId === user.id });

export const routes = [
  route.get(
    "/desk/:id<int>/",
    {},
    requirePermission(
      ({ params }, user) => params.id === user.id,
      () => respond.text(""),
    ),
  ),
];

// @ts-expect-error A permission names its app.
requirePermission("view_user", () => respond.text(""));
