import assert from "node:assert/strict";
import { test } from "node:test";
import { createSuperuser, createUser, Group, Permission, permissionsOf, User, UserInvalid } from "#rooms/contrib/auth";
import { queryExecuted } from "#rooms/db";
import { testProject } from "../../project.ts";

const running = await testProject();
const password = "correct horse battery staple";

test("a new user is active, may do nothing and can log in", async () => {
  const user = await running.run(() => createUser({ username: "ﬁona", email: "Fiona@EXAMPLE.com", password }));
  assert.deepEqual([user.username, user.email], ["fiona", "Fiona@example.com"]);
  assert.deepEqual([user.isActive, user.isStaff, user.isSuperuser, user.lastLogin], [true, false, false, null]);
  assert.match(user.password, /^pbkdf2_sha256\$1000\$/);
  assert.equal(String(user), "fiona");
});

test("everything that is wrong is listed at once", async () => {
  const invalid = { username: "bad name!", email: "x", password: "short" };
  await assert.rejects(
    running.run(() => createUser(invalid)),
    (error) => {
      assert.ok(error instanceof UserInvalid);
      assert.deepEqual(Object.keys(error.details.problems), ["username", "email", "password"]);
      assert.ok(!error.message.includes("short,"));
      return true;
    },
  );
});

test("a name is given once, whatever its spelling", async () => {
  await running.run(() => createUser({ username: "twin", password }));
  await assert.rejects(
    running.run(() => createUser({ username: "ｔwin", password })),
    /A user with that username already exists\./,
  );
});

test("full and short names", async () => {
  const user = await running.run(() =>
    createUser({ username: "ada", firstName: "Ada", lastName: "Lovelace", password }),
  );
  assert.deepEqual([user.getFullName(), user.getShortName()], ["Ada Lovelace", "Ada"]);
});

test("permissions come from the user and from groups, in one query for each user object", async () => {
  const user = await running.run(async () => {
    const created = await createUser({ username: "editor", password });
    const group = await Group.create({ name: "Editors" });
    const own = await Permission.get({ codename: "view_session" });
    const shared = await Permission.get({ codename: "add_group", "contentType.appLabel": "auth" });
    await created.related("userPermissions").add(own);
    await group.related("permissions").add(shared);
    await created.related("groups").add(group);
    return created;
  });
  const statements: string[] = [];
  const stop = queryExecuted.subscribe(({ sql }) => statements.push(sql));
  await running.run(async () => {
    assert.deepEqual([...(await permissionsOf(user))].sort(), ["auth.add_group", "sessions.view_session"]);
    assert.equal(await user.hasPermission("auth.add_group"), true);
    assert.equal(await user.hasPermission("auth.delete_group"), false);
  });
  stop();
  assert.equal(statements.length, 1);
});

test("superusers may do everything, inactive ones nothing", async () => {
  await running.run(async () => {
    const user = await createSuperuser({ username: "root", password });
    assert.equal(await user.hasPermission("anything.at_all"), true);
    user.isActive = false;
    assert.equal(await user.hasPermission("anything.at_all"), false);
  });
});

test("a password is checked without another query, and a new one is not stored before it is saved", async () => {
  await running.run(async () => {
    const user = await User.get({ username: "root" });
    assert.equal(await user.checkPassword(password), true);
    assert.equal(await user.checkPassword("wrong"), false);
    await user.setPassword("another long sentence");
    assert.equal(await user.checkPassword("another long sentence"), true);
    assert.equal(await (await User.get({ username: "root" })).checkPassword(password), true);
  });
});
