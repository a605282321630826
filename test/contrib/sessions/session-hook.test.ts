import assert from "node:assert/strict";
import { test } from "node:test";
import { defineApp, routes } from "#rooms/apps";
import { databaseSettings } from "#rooms/config";
import { deleteExpiredSessions, Session, sessionOf } from "#rooms/contrib/sessions";
import { queryExecuted } from "#rooms/db";
import { type HttpRequest, type HttpResponse, respond, route } from "#rooms/http";
import { boot, testProject } from "../project.ts";
import { Visitor } from "../visitor.ts";

const visits = defineApp({
  name: "visits",
  contributes: [
    routes([
      route.get("/ignore/", {}, () => respond.text("ignored")),
      route.get("/read/", {}, async (request) => respond.json((await sessionOf(request)).values)),
      route.get("/count/", {}, countVisit),
      route.get("/fail/", {}, async (request) => {
        await countVisit(request);
        throw new Error("after the session was changed");
      }),
      route.get("/leave/", {}, async (request) => {
        (await sessionOf(request)).flush();
        return respond.text("gone");
      }),
      route.get("/overtaken/", {}, async (request) => {
        await countVisit(request);
        await Session.filter({}).delete();
        return respond.text("overtaken");
      }),
    ]),
  ],
});

async function countVisit(request: HttpRequest): Promise<HttpResponse> {
  const session = await sessionOf(request);
  const count = Number(session.get("count") ?? 0) + 1;
  session.set("count", count);
  return respond.text(String(count));
}

const running = await testProject({ apps: [visits] });
const site = await running.createSite();

async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const stop = queryExecuted.subscribe(({ sql }) => statements.push(sql.slice(0, 6)));
  await work();
  stop();
  return statements;
}

test("a page that does not ask for the session costs no query and varies by nothing", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/count/");
  const statements = await statementsOf(async () => {
    const response = await visitor.get("/ignore/");
    assert.equal(response.headers.vary, undefined);
  });
  assert.deepEqual(statements, []);
});

test("a page that reads costs one query, sets no cookie and varies by it", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/count/");
  const statements = await statementsOf(async () => {
    const response = await visitor.get("/read/");
    assert.deepEqual(JSON.parse(response.text), { count: 1 });
    assert.equal(response.headers.vary, "Cookie");
    assert.deepEqual(response.cookies, []);
  });
  assert.deepEqual(statements, ["select"]);
});

test("reading the session of a visitor without a cookie stores nothing", async () => {
  const statements = await statementsOf(async () => {
    const response = await new Visitor(site).get("/read/");
    assert.deepEqual(response.cookies, []);
  });
  assert.deepEqual(statements, []);
});

test("changes are kept between requests under one key", async () => {
  const visitor = new Visitor(site);
  assert.equal((await visitor.get("/count/")).text, "1");
  const key = visitor.cookies.get("sessionid");
  assert.equal((await visitor.get("/count/")).text, "2");
  assert.equal(visitor.cookies.get("sessionid"), key);
});

test("a failed request stores nothing", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/count/");
  assert.equal((await visitor.get("/fail/")).status, 500);
  assert.equal((await visitor.get("/count/")).text, "2");
});

test("a flushed session is deleted with its cookie", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/count/");
  const sessionKey = visitor.cookies.get("sessionid") ?? "";
  await visitor.get("/leave/");
  assert.equal(visitor.cookies.has("sessionid"), false);
  assert.equal(await running.run(() => Session.filter({ sessionKey }).exists()), false);
});

test("a session that was deleted meanwhile is not brought back", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/count/");
  const response = await visitor.get("/overtaken/");
  assert.equal(response.status, 400);
  assert.equal(await running.run(() => Session.filter({}).count()), 0);
});

test("the cookie is sent over https only where that is configured", async () => {
  const { DATABASE_URL = "" } = running.config.of(databaseSettings);
  await using secure = await boot(DATABASE_URL, { apps: [visits], environment: { SESSION_COOKIE_SECURE: "true" } });
  const response = await new Visitor(await secure.createSite()).get("/count/");
  assert.match(response.cookies[0] ?? "", /; Secure$/);
});

test("only expired sessions are cleared", async () => {
  const [expired, living] = [new Visitor(site), new Visitor(site)];
  await expired.get("/count/");
  await living.get("/count/");
  const sessionKey = expired.cookies.get("sessionid") ?? "";
  const cleared = await running.run(async () => {
    await Session.filter({ sessionKey }).update({ expireDate: new Date(0) });
    return deleteExpiredSessions();
  });
  assert.equal(cleared, 1);
  assert.equal((await living.get("/count/")).text, "2");
  assert.equal((await expired.get("/count/")).text, "1");
});
