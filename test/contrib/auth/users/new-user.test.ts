import assert from "node:assert/strict";
import { test } from "node:test";
import { createSuperuser, createUser, User, UserInvalid } from "#rooms/contrib/auth";
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

test("a password is checked without another query, and a new one is not stored before it is saved", async () => {
  await running.run(async () => {
    await createSuperuser({ username: "root", password });
    const user = await User.get({ username: "root" });
    assert.equal(await user.checkPassword(password), true);
    assert.equal(await user.checkPassword("wrong"), false);
    await user.setPassword("another long sentence");
    assert.equal(await user.checkPassword("another long sentence"), true);
    assert.equal(await (await User.get({ username: "root" })).checkPassword(password), true);
  });
});
