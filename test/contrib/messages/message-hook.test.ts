import assert from "node:assert/strict";
import { test } from "node:test";
import { defineApp, routes } from "#rooms/apps";
import { databaseSettings } from "#rooms/config";
import { addMessage, consumeMessages, messageTags } from "#rooms/contrib/messages";
import { html, isHtml } from "#rooms/html";
import { respond, route } from "#rooms/http";
import { boot, testProject } from "../project.ts";
import { Visitor } from "../visitor.ts";

const notices = defineApp({
  name: "notices",
  contributes: [
    routes([
      route.get("/ignore/", {}, () => respond.text("ignored")),
      route.get("/add/:count<int>/", {}, (request) => {
        for (let index = 0; index < request.params.count; index += 1) {
          addMessage(request, { level: "success", content: `${index}: ${crypto.randomUUID().repeat(3)}` });
        }
        return respond.redirect("/show/");
      }),
      route.get("/markup/", {}, (request) => {
        addMessage(request, { level: "info", content: html`<b>${"<safe>"}</b>` });
        return respond.redirect("/show/");
      }),
      route.get("/show/", {}, async (request) => {
        const messages = await consumeMessages(request);
        return respond.json(messages.map(({ content }) => (isHtml(content) ? content.render() : content)));
      }),
    ]),
  ],
});

const running = await testProject({ apps: [notices] });
const site = await running.createSite();

const shown = async (visitor: Visitor): Promise<string[]> => JSON.parse((await visitor.get("/show/")).text);

test("a message is shown once, on the next page that shows messages", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/add/1/");
  await visitor.get("/ignore/");
  assert.equal((await shown(visitor)).length, 1);
  assert.deepEqual(await shown(visitor), []);
  assert.equal(visitor.cookies.has("messages"), false);
});

test("asking for the headers of a page that shows messages leaves them waiting", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/add/1/");
  const cookie = `messages=${visitor.cookies.get("messages")}`;
  const { cookies } = await site.inject({ method: "HEAD", target: "/show/", headers: { cookie } });
  assert.match(cookies.join(), /^messages=[\w.:-]+;/, "kept, not deleted");
  assert.equal((await shown(visitor)).length, 1);
});

test("the cookie lasts as long as the browser and is out of reach of scripts", async () => {
  const response = await new Visitor(site).get("/add/1/");
  assert.match(response.cookies[0] ?? "", /^messages=[\w.:-]+; HttpOnly; Path=\/; SameSite=Lax$/);
  assert.equal(response.headers.vary, "Cookie");
});

test("messages of several requests are shown together, oldest first", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/add/2/");
  await visitor.get("/markup/");
  const texts = await shown(visitor);
  assert.deepEqual(
    texts.map((text) => text.slice(0, 2)),
    ["0:", "1:", "<b"],
  );
  assert.equal(texts[2], "<b>&lt;safe&gt;</b>");
});

test("what does not fit into the cookie waits in the session, and nothing is lost or shown twice", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/add/60/");
  assert.ok(visitor.cookies.has("sessionid"));
  const texts = await shown(visitor);
  assert.deepEqual(
    texts.map((text) => Number.parseInt(text, 10)),
    Array.from({ length: 60 }, (_, index) => index),
  );
  assert.deepEqual(await shown(visitor), []);
});

test("a HEAD request, whose page nobody sees, leaves the messages waiting", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/add/2/");
  await visitor.head("/show/");
  await visitor.head("/show/");
  assert.equal((await shown(visitor)).length, 2);
  assert.deepEqual(await shown(visitor), []);
});

test("messages below MESSAGE_LEVEL are dropped", async () => {
  const { DATABASE_URL = "" } = running.config.of(databaseSettings);
  for (const [MESSAGE_LEVEL, expected] of [
    ["success", 1],
    ["warning", 0],
  ] as const) {
    await using other = await boot(DATABASE_URL, { apps: [notices], environment: { MESSAGE_LEVEL } });
    const visitor = new Visitor(await other.createSite());
    await visitor.get("/add/1/");
    assert.equal((await shown(visitor)).length, expected);
  }
});

test("the class names of a message are its own and its level", () => {
  assert.equal(messageTags({ level: "error", content: "" }), "error");
  assert.equal(messageTags({ level: "info", content: "", tags: "safe wide" }), "safe wide info");
});

test("a cookie that was changed shows nothing and is deleted", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/add/1/");
  visitor.cookies.set("messages", `x${visitor.cookies.get("messages")}`);
  assert.deepEqual(await shown(visitor), []);
  assert.equal(visitor.cookies.has("messages"), false);
});
