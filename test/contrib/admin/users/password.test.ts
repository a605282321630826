import assert from "node:assert/strict";
import { test } from "node:test";
import { LogEntry } from "#rooms/contrib/admin";
import { createSuperuser, createUser, User, unusablePassword } from "#rooms/contrib/auth";
import { Visitor } from "../../visitor.ts";
import { openNewsroom, password, statementsOf } from "../newsroom.ts";

const { chief, hire, visit, run, site } = await openNewsroom();
const personnel = await hire("personnel", "auth.change_user", "auth.view_user");
await hire("writer", "blog.add_post");
const ada = await run(() => createUser({ username: "ada", password }));
const next = "an entirely different sentence";

function pageOf({ id }: User): string {
  return `/admin/auth/user/${id}/password/`;
}

async function mayLogIn(username: string, attempt: string): Promise<boolean> {
  const visitor = new Visitor(site);
  return (await visitor.login(username, attempt)).status === 302;
}

test("setting another's password ends their sessions, keeps one's own, and is logged without it", async () => {
  const root = await run(() => createSuperuser({ username: "root", password }));
  const [administrator, other] = [await visit("chief"), await visit("root")];
  const session = administrator.cookies.get("sessionid");
  assert.match(
    (await administrator.get(pageOf(root))).text,
    /Enter a new password for the user <strong>root<\/strong>/,
  );
  const response = await administrator.post(pageOf(root), { new_password1: next, new_password2: next });
  assert.equal(response.headers.location, `/admin/auth/user/${root.id}/change/`);
  assert.match((await administrator.get("/admin/")).text, /Password changed successfully\./);
  assert.equal(administrator.cookies.get("sessionid"), session);
  assert.equal((await other.get("/admin/")).status, 302, "the other session has ended");
  assert.deepEqual([await mayLogIn("root", next), await mayLogIn("root", password)], [true, false]);
  const entry = await run(() => LogEntry.query().orderBy("-id").first());
  assert.equal(entry?.changeMessage, '[{"changed": {"fields": ["password"]}}]');
});

test("errors are shown, and what was typed is not", async () => {
  const administrator = await visit("chief");
  const weak = await administrator.post(pageOf(ada), { new_password1: "ada", new_password2: "ada" });
  assert.equal(weak.status, 200);
  assert.match(weak.text, /This password is too short\./);
  const unlike = await administrator.post(pageOf(ada), { new_password1: "x-secret", new_password2: "y-secret" });
  assert.match(unlike.text, /The two password fields didn’t match\./);
  assert.ok(!/[xy]-secret/.test(unlike.text));
});

test("who is no superuser sets no password of somebody who may do more", async () => {
  const visitor = await visit("personnel");
  assert.equal((await visitor.get(pageOf(ada))).status, 200);
  for (const stronger of [chief, await run(() => User.get({ username: "writer" }))]) {
    assert.equal((await visitor.get(pageOf(stronger))).status, 403, stronger.username);
    const response = await visitor.post(pageOf(stronger), { new_password1: next, new_password2: next });
    assert.equal(response.status, 403, stronger.username);
    assert.equal(await mayLogIn(stronger.username, next), false);
  }
});

test("one's own password set here keeps the session, under a new key", async () => {
  const visitor = await visit("personnel");
  const session = visitor.cookies.get("sessionid");
  await visitor.post(pageOf(personnel), { new_password1: next, new_password2: next });
  assert.notEqual(visitor.cookies.get("sessionid"), session);
  assert.equal((await visitor.get("/admin/")).status, 200);
});

test("a user without a password may be given one", async () => {
  const guest = await run(async () => {
    await createUser({ username: "guest" });
    await User.filter({ username: "guest" }).update({ password: unusablePassword() });
    return User.get({ username: "guest" });
  });
  const administrator = await visit("chief");
  const { text } = await administrator.get(`/admin/auth/user/${guest.id}/change/`);
  assert.match(text, /No password set\. <a href="\.\.\/password\/">Set a password<\/a>/);
  assert.match((await administrator.get(pageOf(guest))).text, /has no password yet/);
  await administrator.post(pageOf(guest), { new_password1: next, new_password2: next });
  assert.equal(await run(async () => (await User.get({ username: "guest" })).checkPassword(next)), true);
});

test("members of the staff change their own password with the old one; their other sessions end", async () => {
  const [here, there] = [await visit("writer"), await visit("writer")];
  const address = "/admin/password_change/";
  assert.match((await here.get("/admin/")).text, /<a href="\/admin\/password_change\/">Change password<\/a>/);
  assert.match((await here.get(address)).text, /Please enter your old password, for security’s sake/);
  const wrong = await here.post(address, { old_password: "wrong", new_password1: next, new_password2: next });
  assert.match(wrong.text, /Your old password was entered incorrectly\. Please enter it again\./);
  const response = await here.post(address, { old_password: password, new_password1: next, new_password2: next });
  assert.equal(response.headers.location, "/admin/password_change/done/");
  assert.match((await here.get("/admin/password_change/done/")).text, /Your password was changed\./);
  assert.equal((await there.get("/admin/")).status, 302);
  assert.deepEqual([await mayLogIn("writer", next), await mayLogIn("writer", password)], [true, false]);
});

test("strangers and users without staff status reach none of it", async () => {
  const stranger = new Visitor(site);
  for (const address of [pageOf(ada), "/admin/password_change/", "/admin/password_change/done/"]) {
    assert.equal((await stranger.get(address)).headers.location, `/admin/login/?next=${address}`);
  }
});

test("no connection of the pool waits for the hash of a new password", async () => {
  const administrator = await visit("chief");
  const passwords = { password1: next, password2: next };
  const newPasswords = { new_password1: next, new_password2: next };
  for (const [address, data] of [
    ["/admin/auth/user/add/", { username: "grace", ...passwords }],
    [pageOf(ada), newPasswords],
    ["/admin/password_change/", { old_password: password, ...newPasswords }],
  ] as const) {
    const statements = await statementsOf(() => administrator.post(address, data));
    const writing = statements.findIndex((sql) => /^(insert into|update) "auth_user"/.test(sql));
    assert.ok(writing > 0, `${address} writes:\n${statements.join("\n")}`);
    const before = statements.slice(0, writing);
    const lastly = before.at(-1)?.startsWith("BEGIN") ? before.slice(0, -1) : before;
    const begun = lastly.filter((sql) => sql.startsWith("BEGIN")).length;
    const ended = lastly.filter((sql) => /^(COMMIT|ROLLBACK)/.test(sql)).length;
    assert.equal(begun, ended, `${address} reads outside of the transaction that writes:\n${statements.join("\n")}`);
  }
});
