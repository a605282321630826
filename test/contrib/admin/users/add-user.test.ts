import assert from "node:assert/strict";
import { test } from "node:test";
import { LogEntry } from "#rooms/contrib/admin";
import { User } from "#rooms/contrib/auth";
import { openNewsroom, password } from "../newsroom.ts";

const { hire, visit, run } = await openNewsroom();
await hire("personnel", "auth.add_user", "auth.change_user");
await hire("clerk", "auth.add_user");
const page = "/admin/auth/user/add/";

function fields(username: string, others: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { username, password1: password, password2: password, ...others };
}

test("the page asks for a name and a password twice, with the rules beside them", async () => {
  const { status, text } = await (await visit("chief")).get(page);
  assert.equal(status, 200);
  assert.match(text, /First, enter a username and password\./);
  assert.match(text, /name="username"[^>]*maxlength="150"/);
  assert.equal(
    text.match(/type="password"[^>]*autocomplete="new-password"|autocomplete="new-password"[^>]*type="password"/g)
      ?.length,
    2,
  );
  assert.match(text, /at least 8 characters/);
});

test("a new user has the name and the password, nothing else, and goes on to the own page", async () => {
  const visitor = await visit("chief");
  const extra = {
    is_superuser: "on",
    is_staff: "on",
    isSuperuser: "on",
    isStaff: "on",
    id: "77",
    user_permissions: "1",
  };
  const response = await visitor.post(page, fields("made", { _save: "Save", ...extra }));
  const made = await run(() => User.get({ username: "made" }));
  assert.deepEqual([response.status, response.headers.location], [302, `/admin/auth/user/${made.id}/change/`]);
  assert.deepEqual([made.isSuperuser, made.isStaff, made.isActive, made.email], [false, false, true, ""]);
  assert.notEqual(made.id, 77);
  assert.equal(await run(() => made.checkPassword(password)), true);
  const { text } = await visitor.get("/admin/");
  const link = `<a href="/admin/auth/user/${made.id}/change/">made</a>`;
  assert.ok(text.includes(`The user “${link}” was added successfully. You may edit it again below.`), text);
  const entry = await run(() => LogEntry.query().orderBy("-id").first());
  assert.deepEqual([entry?.actionFlag, entry?.objectRepr, entry?.changeMessage], [1, "made", '[{"added": {}}]']);
});

test("errors are listed, the passwords are never sent back", async () => {
  const { status, text } = await (await visit("chief")).post(page, {
    username: "chief",
    password1: "x-secret-1",
    password2: "x-secret-2",
  });
  assert.equal(status, 200);
  assert.match(text, /Please correct the errors below\./);
  assert.match(text, /A user with that username already exists\./);
  assert.match(text, /The two password fields didn’t match\./);
  assert.ok(!text.includes("x-secret"));
});

test("another one may follow", async () => {
  const visitor = await visit("chief");
  const response = await visitor.post(page, fields("next", { _addanother: "" }));
  assert.equal(response.headers.location, page);
  assert.match((await visitor.get(page)).text, /was added successfully\. You may add another user below\./);
});

test("adding users takes the permission to change them too", async () => {
  assert.equal((await (await visit("personnel")).get(page)).status, 200);
  const clerk = await visit("clerk");
  assert.equal((await clerk.get(page)).status, 403);
  assert.equal((await clerk.post(page, fields("intruder"))).status, 403);
  assert.equal(await run(() => User.filter({ username: "intruder" }).exists()), false);
});
