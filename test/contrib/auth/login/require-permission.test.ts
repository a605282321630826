import assert from "node:assert/strict";
import { test } from "node:test";
import { defineApp, routes } from "#rooms/apps";
import { createUser, Permission, requireLogin, requirePermission } from "#rooms/contrib/auth";
import { queryExecuted } from "#rooms/db";
import { respond, route } from "#rooms/http";
import { testProject } from "../../project.ts";
import { Visitor } from "../../visitor.ts";

const ok = () => respond.text("welcome");

const office = defineApp({
  name: "office",
  contributes: [
    routes([
      route.get("/view/", {}, requirePermission("auth.view_user", ok)),
      route.get("/both/", {}, requirePermission(["auth.view_user", "auth.delete_user"], ok)),
      route.get(
        "/desk/:name/",
        {},
        requirePermission(({ params }, user) => params.name === user.username, ok),
      ),
      route.get("/account/", {}, requireLogin(ok)),
    ]),
  ],
});

const password = "correct horse battery staple";
const running = await testProject({ apps: [office] });
const site = await running.createSite();
await running.run(async () => {
  const ada = await createUser({ username: "ada", password });
  await ada.related("userPermissions").add(await Permission.get({ codename: "view_user" }));
  ada.isStaff = true;
  await ada.save();
});

const ada = new Visitor(site);
await ada.login("ada", password);

test("whoever has the permission, or passes the test, is let in", async () => {
  assert.equal((await ada.get("/view/")).text, "welcome");
  assert.equal((await ada.get("/desk/ada/")).text, "welcome");
});

test("whoever is logged in but lacks one of the permissions gets 403", async () => {
  assert.equal((await ada.get("/both/")).status, 403);
  assert.equal((await ada.get("/desk/bob/")).status, 403);
});

test("strangers are sent to the login, whatever the permission", async () => {
  for (const path of ["/view/", "/both/", "/desk/bob/"]) {
    const { status, headers } = await new Visitor(site).get(path);
    assert.deepEqual([status, headers.location], [302, `/accounts/login/?next=${path}`]);
  }
});

test("a client that asks for JSON is refused in JSON instead of being led to a page", async () => {
  const json = { accept: "application/json" };
  for (const path of ["/view/", "/account/"]) {
    const { status, headers, text } = await new Visitor(site).get(path, json);
    assert.deepEqual([status, headers["content-type"]], [403, "application/problem+json"]);
    assert.match(JSON.parse(text).detail, /You are not logged in\.$/);
  }
  const { status, text } = await ada.get("/both/", json);
  assert.equal(status, 403);
  assert.match(JSON.parse(text).detail, /You do not have permission/);
});

test("a page behind permissions costs three statements: session, user, permissions", async () => {
  const statements: string[] = [];
  const stop = queryExecuted.subscribe(({ sql }) => statements.push(sql));
  await ada.get("/both/");
  stop();
  assert.equal(statements.length, 3);
});
