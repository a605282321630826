import assert from "node:assert/strict";
import { test } from "node:test";
import { LogEntry } from "#rooms/contrib/admin";
import { createUser, Group, Permission, permissionsOf, User } from "#rooms/contrib/auth";
import { openNewsroom, password } from "../newsroom.ts";

const { chief, hire, visit, run } = await openNewsroom();
const userRights = ["auth.add_user", "auth.change_user", "auth.delete_user", "auth.view_user"];
const groupRights = ["auth.add_group", "auth.change_group", "auth.delete_group", "auth.view_group"];
const personnel = await hire("personnel", ...userRights, ...groupRights, "blog.add_post");
await hire("stronger", "blog.delete_post");
const ada = await run(() => createUser({ username: "ada", password, email: "ada@example.com" }));

function changePage({ id }: { readonly id: number }, model = "user"): string {
  return `/admin/auth/${model}/${id}/change/`;
}

/** What a browser sends for a user of whom nothing was changed. */
function fields(user: User, others: Readonly<Record<string, string>> = {}): Record<string, string> {
  const { username, email, firstName: first_name, lastName: last_name } = user;
  const date_joined = user.dateJoined.toISOString().slice(0, 19);
  return { username, email, first_name, last_name, is_active: "on", last_login: "", date_joined, ...others };
}

function reload(username: string): Promise<User> {
  return run(() => User.get({ username }));
}

async function permissionId(name: string): Promise<string> {
  const [appLabel = "", codename = ""] = name.split(".");
  return run(async () => String((await Permission.get({ codename, "contentType.appLabel": appLabel })).id));
}

test("the page has Django's groups, and says of the password only how it is kept", async () => {
  const { text } = await (await visit("chief")).get(changePage(ada));
  for (const title of ["Personal info", "Permissions", "Important dates"]) assert.ok(text.includes(`>${title}</h2>`));
  assert.match(text, /pbkdf2_sha256, 1000 iterations\. <a href="\.\.\/password\/">Change the password<\/a>/);
  assert.match(text, /> auth \| Can add user<\/label>/);
  const [, , salt = "", hash = ""] = (await reload("ada")).password.split("$");
  assert.ok(!text.includes(salt) && !text.includes(hash));
});

test("a superuser changes everything but the password, and the history names the fields", async () => {
  const editors = await run(() => Group.create({ name: "Editors" }));
  const before = ada.password;
  const others = {
    first_name: "Ada",
    is_staff: "on",
    is_superuser: "on",
    groups: String(editors.id),
    password: "stolen",
  };
  const response = await (await visit("chief")).post(changePage(ada), fields(ada, others));
  assert.equal(response.headers.location, "/admin/auth/user/");
  const stored = await reload("ada");
  assert.deepEqual(
    [stored.firstName, stored.isStaff, stored.isSuperuser, stored.password],
    ["Ada", true, true, before],
  );
  const entry = await run(() => LogEntry.query().orderBy("-id").first());
  assert.equal(
    entry?.changeMessage,
    '[{"changed": {"fields": ["First name", "Staff status", "Superuser status", "Groups"]}}]',
  );
  await run(() => User.filter({ id: ada.id }).update({ isSuperuser: false, isStaff: false }));
  await run(async () => (await User.get({ id: ada.id })).related("groups").clear());
});

test("nobody but a superuser makes a superuser, neither of others nor of themselves", async () => {
  const visitor = await visit("personnel");
  const { text } = await visitor.get(changePage(ada));
  assert.ok(!text.includes('name="is_superuser"'), "it is shown, not asked");
  for (const user of [await reload("ada"), await reload("personnel")]) {
    const user_permissions = (await run(() => user.related("userPermissions").all())).map(({ id }) => id).join(",");
    const forged = { is_superuser: "on", isSuperuser: "on", is_staff: "on", user_permissions };
    assert.equal((await visitor.post(changePage(user), fields(user, forged))).status, 302);
    assert.equal((await reload(user.username)).isSuperuser, false, user.username);
  }
});

test("nobody gives away permissions that they lack, directly or by a group", async () => {
  const visitor = await visit("personnel");
  const beyond = await permissionId("blog.delete_post");
  const own = await permissionId("blog.add_post");
  const powerful = await run(async () => {
    const group = await Group.create({ name: "Powerful" });
    await group.related("permissions").add(Number(beyond));
    return group;
  });
  const { text } = await visitor.get(changePage(ada));
  assert.ok(text.includes("blog | Can add post") && !text.includes("blog | Can delete post"));
  assert.ok(!text.includes("Powerful"));
  for (const forged of [{ user_permissions: beyond }, { groups: String(powerful.id) }]) {
    const response = await visitor.post(changePage(ada), fields(await reload("ada"), forged));
    assert.match(response.text, /Select a valid choice\./);
  }
  assert.equal(
    (await visitor.post(changePage(ada), fields(await reload("ada"), { user_permissions: own }))).status,
    302,
  );
  assert.deepEqual(await run(async () => [...(await permissionsOf(await User.get({ id: ada.id })))]), [
    "blog.add_post",
  ]);
});

test("whoever may do more is out of reach: no change, no deletion, no new password", async () => {
  const visitor = await visit("personnel");
  for (const target of [chief, await reload("stronger")]) {
    const { text, status } = await visitor.get(changePage(target));
    assert.deepEqual([status, text.includes("<h1>View user</h1>")], [200, true], target.username);
    assert.equal((await visitor.post(changePage(target), fields(target, { email: "mine@example.com" }))).status, 403);
    assert.equal((await visitor.get(`/admin/auth/user/${target.id}/delete/`)).status, 403);
    assert.equal((await visitor.post(`/admin/auth/user/${target.id}/delete/`, { post: "yes" })).status, 403);
    assert.notEqual((await reload(target.username)).email, "mine@example.com");
  }
});

test("groups are kept by the same rule", async () => {
  const visitor = await visit("personnel");
  const beyond = await permissionId("blog.delete_post");
  const powerful = await run(() => Group.get({ name: "Powerful" }));
  assert.equal((await visitor.post(changePage(powerful, "group"), { name: "Taken" })).status, 403);
  assert.equal((await visitor.post(`/admin/auth/group/${powerful.id}/delete/`, { post: "yes" })).status, 403);
  const refused = await visitor.post("/admin/auth/group/add/", { name: "Mine", permissions: beyond });
  assert.match(refused.text, /Select a valid choice\./);
  const own = await permissionId("blog.add_post");
  assert.equal((await visitor.post("/admin/auth/group/add/", { name: "Mine", permissions: own })).status, 302);
  const mine = await run(() => Group.get({ name: "Mine" }));
  const more = await visitor.post(changePage(mine, "group"), { name: "Mine", permissions: beyond });
  assert.match(more.text, /Select a valid choice\./);
});

test("the rules hold for deletions from the list, too", async () => {
  const visitor = await visit("personnel");
  const selected = { action: "delete_selected", _selected_action: String(chief.id), post: "yes" };
  await visitor.post("/admin/auth/user/", selected);
  assert.equal(await run(() => User.filter({ id: chief.id }).exists()), true);
});

test("no page of the admin site, and no log entry, holds a hash", async () => {
  const visitor = await visit("chief");
  const hashes = await run(() => User.query().pluck("password"));
  const secrets = hashes.flatMap((hash) => hash.split("$").slice(2)).filter((part) => part.length > 8);
  assert.ok(secrets.length > 4);
  for (const address of [
    "/admin/",
    "/admin/auth/user/",
    "/admin/auth/user/?q=ada",
    changePage(ada),
    changePage(personnel),
    `/admin/auth/user/${ada.id}/history/`,
    `/admin/auth/user/${ada.id}/delete/`,
    `/admin/auth/user/${ada.id}/password/`,
    "/admin/autocomplete/?app_label=blog&model_name=post&field_name=author&term=a",
  ]) {
    const { status, text } = await visitor.get(address);
    assert.equal(status, 200, address);
    for (const secret of secrets) assert.ok(!text.includes(secret), address);
  }
  const messages = await run(() => LogEntry.query().pluck("changeMessage"));
  for (const secret of secrets) assert.ok(!messages.join("\n").includes(secret));
});
