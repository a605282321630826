import assert from "node:assert/strict";
import { test } from "node:test";
import { defineApp, routes } from "#rooms/apps";
import { createSuperuser, requireLogin } from "#rooms/contrib/auth";
import { respond, route } from "#rooms/http";
import { testProject } from "../../project.ts";
import { Visitor } from "../../visitor.ts";

const club = defineApp({
  name: "club",
  contributes: [
    routes([
      route.get(
        "/club/:room/",
        {},
        requireLogin(({ params }, user) => respond.text(`${user.username} in ${params.room}`)),
      ),
    ]),
  ],
});

const password = "correct horse battery staple";
const running = await testProject({ apps: [club], environment: { LOGIN_URL: "/enter/" } });
const site = await running.createSite();
await running.run(() => createSuperuser({ username: "ada", password }));

test("strangers are sent to LOGIN_URL, which leads back", async () => {
  const { status, headers } = await new Visitor(site).get("/club/bar/?table=1");
  assert.deepEqual([status, headers.location], [302, "/enter/?next=/club/bar/%3Ftable%3D1"]);
});

test("the handler is given who is logged in", async () => {
  const visitor = new Visitor(site);
  await visitor.login("ada", password);
  assert.equal((await visitor.get("/club/bar/")).text, "ada in bar");
});
