import assert from "node:assert/strict";
import { test } from "node:test";
import { createUser, User } from "#rooms/contrib/auth";
import { changepasswordCommand as command } from "../../../../src/contrib/auth/commands/changepassword.ts";
import { testProject } from "../../project.ts";
import { converse } from "./conversation.ts";

const running = await testProject();
const [old, fresh] = ["correct horse battery staple", "another long sentence"];
await running.run(() => createUser({ username: "admin", password: old }));

const isPassword = (password: string) =>
  running.run(async () => (await User.get({ username: "admin" })).checkPassword(password));

test("asks until two good answers are the same", async () => {
  const answers = [fresh, old, "password", "password", fresh, fresh];
  const { exitCode, screen } = await converse({ running, command, argv: ["admin"], answers });
  assert.equal(exitCode, 0, screen);
  assert.match(screen, /Changing password for user 'admin'/);
  assert.match(screen, /Passwords do not match\. Please try again\./);
  assert.match(screen, /This password is too common\./);
  assert.match(screen, /Password changed successfully for user 'admin'/);
  assert.deepEqual([await isPassword(fresh), await isPassword(old)], [true, false]);
});

test("gives up after three attempts and changes nothing", async () => {
  const answers = ["a", "b", "a", "b", "a", "b"];
  const { exitCode, screen } = await converse({ running, command, argv: ["admin"], answers });
  assert.equal(exitCode, 1);
  assert.match(screen, /CommandError: Aborting password change for user 'admin' after 3 attempts/);
  assert.equal(await isPassword(fresh), true);
});

test("an unknown user is one clear line", async () => {
  const { exitCode, screen } = await converse({ running, command, argv: ["nosuch"], answers: [] });
  assert.deepEqual([exitCode, screen], [1, "CommandError: user 'nosuch' does not exist\n"]);
});
