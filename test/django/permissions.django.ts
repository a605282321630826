import assert from "node:assert/strict";
import { test } from "node:test";
import { createUser, Group, Permission, User } from "#rooms/contrib/auth";
import { djangoDatabase } from "./support/databases.ts";
import { describeWithDjango } from "./support/describe-with-django.ts";
import { servePair } from "./support/pair.ts";
import { password } from "./support/superuser.ts";
import { Visitor } from "./support/visitor.ts";

/** What both sides are asked about a user. */
const asked = [
  "blog.add_post",
  "blog.change_tag",
  "auth.change_group",
  "blog.delete_post",
  "nosuch.add_thing",
] as const;

await describeWithDjango("permissions", async (installed) => {
  const { django, tolv, ends } = await servePair(installed, () => djangoDatabase(installed));

  const allowedAtTolv = (username: string) =>
    tolv.run(async () => {
      const user = await User.get({ username });
      return Promise.all(asked.map((permission) => user.hasPermission(permission)));
    });

  const allowedAtDjango = (username: string) =>
    django.evaluate<boolean[]>(
      `
from django.contrib.auth.models import User
user = User.objects.get(username=username)
result = [user.has_perm(permission) for permission in asked]`,
      { username, asked },
    );

  test("what Django grants to a user and a group counts at Tolv, its admin included", async () => {
    await django.evaluate(
      `
from django.contrib.auth.models import Group, Permission, User
user = User.objects.create_user("granted", password=password, is_staff=True)
group = Group.objects.create(name="Editors")
group.permissions.add(Permission.objects.get(codename="add_post"), Permission.objects.get(codename="change_group"))
user.groups.add(group)
user.user_permissions.add(Permission.objects.get(codename="change_tag"))
result = None`,
      { password },
    );
    assert.deepEqual(await allowedAtTolv("granted"), [true, true, true, false, false]);
    assert.deepEqual(await allowedAtDjango("granted"), [true, true, true, false, false]);
    const visitor = new Visitor();
    await visitor.login(ends.tolv.origin, "granted", password);
    const { text } = await visitor.get(`${ends.tolv.origin}/admin/`);
    assert.match(text, /Groups/);
    assert.doesNotMatch(text, /Users/);
  });

  test("what Tolv grants to a user and a group counts at Django, its admin included", async () => {
    await tolv.run(async () => {
      const user = await createUser({ username: "granting", password });
      user.isStaff = true;
      await user.save({ fields: ["isStaff"] });
      const group = await Group.create({ name: "Authors" });
      await group.related("permissions").add(await Permission.get({ codename: "add_post" }));
      await user.related("groups").add(group);
      await user.related("userPermissions").add(await Permission.get({ codename: "change_group" }));
    });
    assert.deepEqual(await allowedAtDjango("granting"), [true, false, true, false, false]);
    assert.deepEqual(await allowedAtTolv("granting"), [true, false, true, false, false]);
    const visitor = new Visitor();
    await visitor.login(ends.tolv.origin, "granting", password);
    const { text } = await visitor.get(`${ends.django.origin}/admin/`);
    assert.match(text, /\/admin\/blog\/post\/add\//);
    assert.doesNotMatch(text, /\/admin\/auth\/user\//);
  });

  test("an inactive user may do nothing on either side", async () => {
    await tolv.run(() => User.filter({ username: "granting" }).update({ isActive: false, isSuperuser: true }));
    const nothing = asked.map(() => false);
    assert.deepEqual(await allowedAtDjango("granting"), nothing);
    assert.deepEqual(await allowedAtTolv("granting"), nothing);
  });
});
