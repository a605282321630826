import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { defineApp, routes } from "#rooms/apps";
import { addMessage } from "#rooms/contrib/messages";
import { html } from "#rooms/html";
import { respond, route } from "#rooms/http";
import { encodeCookie } from "../../src/contrib/messages/message-cookie.ts";
import { boot } from "../contrib/project.ts";
import { djangoDatabase } from "./support/databases.ts";
import { describeWithDjango } from "./support/describe-with-django.ts";
import { servePair } from "./support/pair.ts";
import { sharedEnvironment } from "./support/site.ts";
import { makeSuperuser, password } from "./support/superuser.ts";
import { Visitor } from "./support/visitor.ts";

const sixty = Array.from({ length: 60 }, (_, index) => index);

/** The numbers of the messages that a page shows; Django makes their first letter a capital. */
function numbersIn(page: string): number[] {
  return Array.from(page.matchAll(/number (\d+) [0-9a-f]{64}/gi), ([, number]) => Number(number));
}

const fillCookie = `
import secrets
from django.contrib.messages import constants
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
request = HttpRequest()
request.session = SessionStore(session_key=key)
storage = FallbackStorage(request)
for index in range(60):
    storage.add(constants.INFO, "number %d %s" % (index, secrets.token_hex(32)))
response = HttpResponse()
storage.update(response)
request.session.save()
result = response.cookies["messages"].value`;

/** Does on Tolv's side what \`fillCookie\` does on Django's. */
const notices = defineApp({
  name: "notices",
  contributes: [
    routes([
      route.get("/fill/", {}, (request) => {
        for (const index of sixty) {
          addMessage(request, { level: "info", content: `number ${index} ${randomBytes(32).toString("hex")}` });
        }
        return respond.redirect("/");
      }),
    ]),
  ],
});

await describeWithDjango("cookies", async (installed) => {
  const { url, django, tolv, ends, directions } = await servePair(installed, () => djangoDatabase(installed));

  test("messages that Django leaves are shown by Tolv", async () => {
    await django.evaluate(makeSuperuser, { username: "writer", password });
    const visitor = new Visitor();
    await visitor.login(ends.django.origin, "writer", password);
    const answer = await visitor.post(`${ends.django.origin}/admin/blog/category/add/`, { name: "Zoë & co" });
    assert.equal(answer.status, 302, answer.text);
    assert.ok(visitor.cookies.has("messages"));
    const shown = await visitor.get(`${ends.tolv.origin}/admin/`);
    // Django marks the message as safe HTML: the name in it is a link, its text escaped once.
    assert.match(
      shown.text,
      /<li class="message success">The category “<a href="[^"]+">Zoë &amp; co<\/a>” was added successfully\.<\/li>/,
    );
    assert.equal(visitor.cookies.has("messages"), false);
  });

  test("messages that Tolv leaves are shown by Django", async () => {
    const visitor = new Visitor();
    await django.evaluate(makeSuperuser, { username: "reader", password });
    await visitor.login(ends.django.origin, "reader", password);
    const { cookie } = await tolv.run(async () =>
      encodeCookie([
        { level: "warning", content: "Plain <b>" },
        { level: "success", content: html`<i>${"Safe & sound"}</i>`, tags: "extra" },
      ]),
    );
    visitor.cookies.set("messages", cookie);
    const shown = await visitor.get(`${ends.django.origin}/admin/`);
    assert.match(shown.text, /<li class="warning">Plain &lt;b&gt;<\/li>/);
    assert.match(shown.text, /<li class="extra success"><i>Safe &amp; sound<\/i><\/li>/);
    assert.equal(visitor.cookies.has("messages"), false);
  });

  test("messages that fill Django's cookie and go on in its session are all shown by Tolv, in their order", async () => {
    const visitor = new Visitor();
    await visitor.login(ends.tolv.origin, "reader", password);
    const cookie = await django.evaluate<string>(fillCookie, { key: visitor.cookies.get("sessionid") });
    visitor.cookies.set("messages", cookie);
    const { text } = await visitor.get(`${ends.tolv.origin}/admin/`);
    assert.deepEqual(numbersIn(text), sixty);
    assert.deepEqual(numbersIn((await visitor.get(`${ends.tolv.origin}/admin/`)).text), []);
  });

  test("messages that fill Tolv's cookie and go on in its session are all shown by Django, in their order", async () => {
    const visitor = new Visitor();
    await visitor.login(ends.django.origin, "reader", password);
    await using running = await boot(url, { environment: sharedEnvironment, apps: [notices] });
    const site = await running.createSite();
    const headers = { cookie: `sessionid=${visitor.cookies.get("sessionid")}` };
    const { cookies } = await site.inject({ target: "/fill/", headers });
    const cookie = cookies.map((line) => /^messages=([^;]*)/.exec(line)?.[1]).find((text) => text !== undefined);
    visitor.cookies.set("messages", cookie ?? assert.fail(cookies.join("\n")));
    const { text } = await visitor.get(`${ends.django.origin}/admin/`);
    assert.deepEqual(numbersIn(text), sixty);
    assert.deepEqual(numbersIn((await visitor.get(`${ends.django.origin}/admin/`)).text), []);
  });

  for (const [here, there] of directions) {
    test(`a form of ${here.name} is accepted by ${there.name}: cookie and token are of one format`, async () => {
      const visitor = new Visitor();
      const form = await visitor.get(`${here.origin}/admin/login/`);
      const token = /name="csrfmiddlewaretoken" value="(\w+)"/.exec(form.text)?.[1] ?? assert.fail(form.text);
      const fields = { username: "reader", password, next: "/admin/" };
      const refused = await visitor.post(`${there.origin}/admin/login/`, {
        ...fields,
        csrfmiddlewaretoken: `${token.slice(1)}A`,
      });
      assert.equal(refused.status, 403);
      const answer = await visitor.post(`${there.origin}/admin/login/`, { ...fields, csrfmiddlewaretoken: token });
      assert.equal(answer.status, 302, answer.text);
    });
  }
});
