import assert from "node:assert/strict";
import { test } from "node:test";
import { defineApp } from "#rooms/apps";
import {
  createSuperuser,
  createUser,
  Group,
  ObjectPermissionUnknown,
  objectPermissions,
  Permission,
  type PermissionName,
  permissionName,
  permissionsOf,
  User,
} from "#rooms/contrib/auth";
import { ContentType } from "#rooms/contrib/contenttypes";
import { queryExecuted } from "#rooms/db";
import { testProject } from "../../project.ts";

const house = defineApp({
  name: "house",
  contributes: [
    objectPermissions(Group, { change: (user, group) => group.name === `${user.username}'s` }),
    objectPermissions(Group, { change: async (_user, group) => !group.name.startsWith("closed") }),
  ],
});

const running = await testProject({ apps: [house] });
await running.run(async () => {
  const editor = await createUser({ username: "editor" });
  const group = await Group.create({ name: "Editors" });
  await editor.related("userPermissions").add(await Permission.get({ codename: "view_session" }));
  await group.related("permissions").add(await Permission.get({ codename: "change_group" }));
  await editor.related("groups").add(group);
  await createUser({ username: "guest" });
  await createSuperuser({ username: "root" });
});

const inProject = <Result>(username: string, work: (user: User) => Promise<Result>) =>
  running.run(async () => work(await User.get({ username })));

test("permissions come from the user and from groups, in one query however often they are asked for", async () => {
  const statements: string[] = [];
  await inProject("editor", async (user) => {
    const stop = queryExecuted.subscribe(({ sql }) => statements.push(sql));
    assert.deepEqual([...(await permissionsOf(user))].sort(), ["auth.change_group", "sessions.view_session"]);
    assert.equal(await user.hasPermission("auth.change_group"), true);
    assert.equal(await user.hasPermission("auth.delete_group"), false);
    assert.equal(await user.hasPermissions(["auth.change_group", "sessions.view_session"]), true);
    assert.equal(await user.hasPermissions(["auth.change_group", "auth.delete_group"]), false);
    assert.deepEqual(
      await Promise.all(["auth", "sessions", "session", "admin"].map((app) => user.hasAppPermissions(app))),
      [true, true, false, false],
    );
    stop();
  });
  assert.equal(statements.length, 1);
});

test("superusers may do everything and inactive users nothing, without a query", async () => {
  const answers = (user: User) =>
    Promise.all([user.hasPermission("any.thing"), user.hasPermissions(["any.thing"]), user.hasAppPermissions("any")]);
  const statements: string[] = [];
  await inProject("root", async (user) => {
    const stop = queryExecuted.subscribe(({ sql }) => statements.push(sql));
    assert.deepEqual(await answers(user), [true, true, true]);
    user.isActive = false;
    assert.deepEqual(await answers(user), [false, false, false]);
    stop();
  });
  assert.deepEqual(statements, []);
});

test("rules narrow a permission row by row; all of them must agree", async () => {
  await inProject("editor", async (user) => {
    const named = (name: string) => Object.assign(new Group(), { name });
    assert.equal(await user.hasPermission("auth.change_group", named("editor's")), true);
    assert.equal(await user.hasPermission("auth.change_group", named("guest's")), false);
    user.username = "closed";
    assert.equal(await user.hasPermission("auth.change_group", named("closed's")), false);
    assert.equal(await user.hasPermission("auth.change_group"), true);
  });
});

test("a rule gives nothing that was not given, and a permission without a rule holds for every row", async () => {
  const own = Object.assign(new Group(), { name: "guest's" });
  assert.equal(await inProject("guest", (user) => user.hasPermission("auth.change_group", own)), false);
  assert.equal(await inProject("editor", (user) => user.hasPermission("sessions.view_session", own)), true);
  assert.equal(await inProject("root", (user) => user.hasPermission("auth.change_group", own)), true);
});

test("a row of another model is refused", async () => {
  const stranger = new ContentType();
  assert.equal(await inProject("editor", (user) => user.hasPermission("auth.change_group", stranger)), false);
});

test("a rule about an unknown permission is refused where it is written", () => {
  assert.throws(() => objectPermissions(Group, { chnage: () => true }), ObjectPermissionUnknown);
});

test("the names of default permissions come from the model", () => {
  const name: PermissionName = permissionName(ContentType, "view");
  assert.equal(name, "contenttypes.view_contenttype");
});
