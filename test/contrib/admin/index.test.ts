import assert from "node:assert/strict";
import { test } from "node:test";
import { defineApp, models, routes } from "#rooms/apps";
import { actionFlags, adminFor, adminSite, LogEntry } from "#rooms/contrib/admin";
import { createSuperuser, createUser, Permission, User } from "#rooms/contrib/auth";
import { ContentType } from "#rooms/contrib/contenttypes";
import { addMessage } from "#rooms/contrib/messages";
import { f, Model } from "#rooms/db";
import { respond, route } from "#rooms/http";
import { testProject } from "../project.ts";
import { Visitor } from "../visitor.ts";

class Crate extends Model(
  "shop.Crate",
  { name: f.char({ maxLength: 20 }) },
  { verboseNamePlural: "crates of <fruit>" },
) {}

const shop = defineApp({
  name: "shop",
  label: "Shop & Sons",
  contributes: [
    models({ Crate }),
    adminSite(adminFor(Crate)),
    routes([
      route.get("/buy/", {}, (request) => {
        addMessage(request, { level: "success", content: "Bought <one> crate." });
        return respond.redirect("/admin/");
      }),
    ]),
  ],
});

const running = await testProject({ apps: [shop] });
const site = await running.createSite();
const password = "correct horse battery staple";

const { admin } = await running.run(async () => {
  await createUser({ username: "helper", password });
  await createUser({ username: "nobody", password });
  await User.filter({ isStaff: false }).update({ isStaff: true });
  return { admin: await createSuperuser({ username: "admin", password, firstName: "Ada" }) };
});

async function loggedIn(username: string): Promise<Visitor> {
  const visitor = new Visitor(site);
  await visitor.login(username, password);
  return visitor;
}

test("a superuser sees every registered model, under the names of apps and models, escaped", async () => {
  const { text } = await (await loggedIn("admin")).get("/admin/");
  assert.match(text, /Authentication and Authorization<\/a><\/h2>[\s\S]*Groups[\s\S]*Users/);
  assert.match(text, /Shop &amp; Sons<\/a><\/h2>[\s\S]*Crates of &lt;fruit&gt;/);
  assert.match(text, /Welcome, <strong>Ada<\/strong>/);
});

test("apps and models lead to their pages", async () => {
  const { text } = await (await loggedIn("admin")).get("/admin/");
  const links = Array.from(text.matchAll(/href="(\/admin\/shop\/[^"]*)"/g), ([, address]) => address);
  assert.deepEqual(links, ["/admin/shop/", "/admin/shop/crate/", "/admin/shop/crate/add/", "/admin/shop/crate/"]);
});

test("the page of an app lists its models alone, under a trail that leads back", async () => {
  const { status, text } = await (await loggedIn("admin")).get("/admin/shop/");
  assert.equal(status, 200);
  assert.match(
    text,
    /<nav class="trail" aria-label="Breadcrumbs"><ol><li><a href="\/admin\/">Home<\/a><\/li><li aria-c/,
  );
  assert.match(text, /Shop &amp; Sons administration<\/h1>[\s\S]*Crates of &lt;fruit&gt;/);
  assert.ok(!text.includes("Groups"));
});

test("an app that somebody may see nothing of looks like one that there is not", async () => {
  assert.equal((await (await loggedIn("nobody")).get("/admin/shop/")).status, 404);
  assert.equal((await (await loggedIn("admin")).get("/admin/nosuch/")).status, 404);
});

test("staff see the models that they may do something with, and what that is", async () => {
  await running.run(async () => {
    const helper = await User.get({ username: "helper" });
    const permission = await Permission.get({ codename: "change_group", "contentType.appLabel": "auth" });
    await helper.related("userPermissions").add(permission);
  });
  const { text } = await (await loggedIn("helper")).get("/admin/");
  assert.match(text, /<a href="\/admin\/auth\/group\/">Groups<\/a>/);
  assert.ok(text.includes("way change") && !text.includes("way add"));
  assert.ok(!text.includes("Users"));
  assert.ok(!text.includes("Shop"));
});

test("staff without any permission are told so", async () => {
  const { text } = await (await loggedIn("nobody")).get("/admin/");
  assert.match(text, /You don’t have permission to view or edit anything\./);
});

test("the panel lists the user's own ten latest actions", async () => {
  await running.run(async () => {
    const contentType = await ContentType.get({ appLabel: "auth", model: "group" });
    for (let index = 0; index < 12; index += 1) {
      const actionTime = new Date(Date.UTC(2026, 0, 1, index));
      const entry = { user: admin, contentType, actionTime, objectRepr: `Group <${index}>` };
      await LogEntry.create({ ...entry, actionFlag: actionFlags.change });
    }
  });
  const { text } = await (await loggedIn("admin")).get("/admin/");
  const shown = Array.from(text.matchAll(/Changed<\/span> Group &lt;(\d+)&gt;/g), ([, index]) => Number(index));
  assert.deepEqual(shown, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  assert.match((await (await loggedIn("nobody")).get("/admin/")).text, /None yet\./);
});

test("waiting messages are shown once", async () => {
  const visitor = await loggedIn("admin");
  await visitor.get("/buy/");
  assert.match((await visitor.get("/admin/")).text, /<li class="message success">Bought &lt;one&gt; crate\.<\/li>/);
  assert.ok(!(await visitor.get("/admin/")).text.includes("Bought"));
});

test("logging out takes a POST with a token, deletes the session and says so", async () => {
  const visitor = await loggedIn("admin");
  assert.equal((await visitor.get("/admin/logout/")).status, 405);
  assert.equal((await visitor.post("/admin/logout/", { csrfmiddlewaretoken: "x" })).status, 403);
  assert.equal((await visitor.get("/admin/")).status, 200);
  const response = await visitor.post("/admin/logout/");
  assert.equal(response.status, 200);
  assert.match(response.text, /<h1>Logged out<\/h1>/);
  assert.ok(!response.text.includes("Welcome"));
  assert.equal(visitor.cookies.has("sessionid"), false);
  assert.equal((await visitor.get("/admin/")).status, 302);
  assert.equal((await visitor.post("/admin/logout/")).headers.location, "/admin/");
});

test("unknown addresses lead strangers to the login, and are nothing for staff", async () => {
  const stranger = new Visitor(site);
  assert.equal((await stranger.get("/admin/nosuch/")).headers.location, "/admin/login/?next=/admin/nosuch/");
  assert.equal((await stranger.get("/admin/nosuch")).headers.location, "/admin/nosuch/");
  const staff = await loggedIn("admin");
  assert.equal((await staff.get("/admin/nosuch/")).status, 404);
  assert.equal((await staff.get("/admin/shop/crate/1/nosuch")).status, 404);
});

test("a missing slash is added, and the query kept", async () => {
  const response = await new Visitor(site).get("/admin?q=a%20b");
  assert.deepEqual([response.status, response.headers.location], [301, "/admin/?q=a%20b"]);
  const staff = await loggedIn("admin");
  assert.equal((await staff.get("/admin/login?next=/admin/")).headers.location, "/admin/login/?next=/admin/");
  assert.equal((await staff.get("/admin/shop?a=b")).headers.location, "/admin/shop/?a=b");
});

test("the style sheet is served under the hash of its content, for ever", async () => {
  const visitor = new Visitor(site);
  const { text } = await visitor.get("/admin/login/");
  const address = /href="(\/admin\/assets\/admin\.[0-9a-f]{12}\.css)"/.exec(text)?.[1] ?? "";
  const response = await visitor.get(address);
  assert.equal(response.status, 200);
  assert.equal(response.headers["content-type"], "text/css; charset=utf-8");
  assert.equal(response.headers["cache-control"], "max-age=31536000, public, immutable");
  assert.equal(response.headers.vary, undefined);
  const again = await visitor.get(address, { "if-none-match": String(response.headers.etag) });
  assert.deepEqual([again.status, again.text], [304, ""]);
  assert.equal((await visitor.get("/admin/assets/admin.000000000000.css")).status, 404);
});

test("no page holds styles or scripts of its own, which the content security policy would refuse", async () => {
  for (const visitor of [new Visitor(site), await loggedIn("admin")]) {
    const { text, headers } = await visitor
      .get("/admin/login/")
      .then((page) => (page.status === 200 ? page : visitor.get("/admin/")));
    assert.ok(!/<style|<script(?! type="module" src="[^"]+"><\/script>)|\sstyle=|\son\w+=/.test(text));
    assert.match(String(headers["content-security-policy"]), /default-src 'self'/);
  }
});
