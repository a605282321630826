import assert from "node:assert/strict";
import { test } from "node:test";
import { defineApp, routes } from "#rooms/apps";
import { databaseSettings, type Environment } from "#rooms/config";
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
      route.get("/keep/:seconds<int>/", {}, async (request) => {
        (await sessionOf(request)).setExpiry(request.params.seconds);
        return respond.text("kept");
      }),
      route.get("/usual/", {}, async (request) => {
        (await sessionOf(request)).setExpiry(undefined);
        return respond.text("as usual");
      }),
      route.get("/slow/:name/", {}, async (request) => {
        const session = await sessionOf(request);
        await bothLoaded(request.params.name);
        session.set(request.params.name, true);
        return respond.text("set");
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

const arrived = new Map<string, () => void>();

/** Returns once two requests of different names have come so far. */
function bothLoaded(name: string): Promise<void> {
  return new Promise((resolve) => {
    arrived.set(name, resolve);
    if (arrived.size === 2) for (const goOn of arrived.values()) goOn();
  });
}

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

async function siteWith(environment: Environment) {
  const { DATABASE_URL = "" } = running.config.of(databaseSettings);
  const other = await boot(DATABASE_URL, { apps: [visits], environment });
  return { site: await other.createSite(), [Symbol.asyncDispose]: () => other.stop() };
}

async function remainingSeconds(visitor: Visitor): Promise<number> {
  const sessionKey = visitor.cookies.get("sessionid") ?? "";
  const { expireDate } = await running.run(() => Session.get({ sessionKey }));
  return (expireDate.getTime() - Date.now()) / 1000;
}

test("a session says itself how long it lives, in Django's words", async () => {
  const visitor = new Visitor(site);
  const minutes = await visitor.get("/keep/600/");
  assert.match(minutes.cookies[0] ?? "", /; Max-Age=600;/);
  assert.ok((await remainingSeconds(visitor)) <= 600);
  assert.equal(JSON.parse((await visitor.get("/read/")).text)._session_expiry, 600);
  const browser = await visitor.get("/keep/0/");
  assert.doesNotMatch(browser.cookies[0] ?? "", /Max-Age|expires/);
  assert.ok((await remainingSeconds(visitor)) > 1_000_000);
  assert.match((await visitor.get("/usual/")).cookies[0] ?? "", /; Max-Age=1209600;/);
});

test("settings end sessions with the browser, and prolong those that are read", async () => {
  await using other = await siteWith({ SESSION_EXPIRE_AT_BROWSER_CLOSE: "true", SESSION_SAVE_EVERY_REQUEST: "true" });
  const visitor = new Visitor(other.site);
  assert.doesNotMatch((await visitor.get("/count/")).cookies[0] ?? "", /Max-Age/);
  const sessionKey = visitor.cookies.get("sessionid") ?? "";
  const soon = new Date(Date.now() + 60_000);
  await running.run(() => Session.filter({ sessionKey }).update({ expireDate: soon }));
  await visitor.get("/read/");
  assert.ok((await remainingSeconds(visitor)) > 1_000_000);
  assert.deepEqual((await new Visitor(other.site).get("/read/")).cookies, []);
});

test("the cookie is sent where the settings say; a combination that browsers drop is refused at the start", async () => {
  const host = { SESSION_COOKIE_NAME: "__Host-session", SESSION_COOKIE_SECURE: "true" };
  await using other = await siteWith({ ...host, SESSION_COOKIE_SAMESITE: "Strict" });
  const [cookie = ""] = (await new Visitor(other.site).get("/count/")).cookies;
  assert.match(cookie, /^__Host-session=[a-z0-9]{32}; .*; HttpOnly; .*Path=\/; SameSite=Strict; Secure$/);
  for (const [setting, environment] of [
    ["SESSION_COOKIE_SECURE", { ...host, SESSION_COOKIE_SECURE: "false" }],
    ["SESSION_COOKIE_SECURE", { SESSION_COOKIE_SAMESITE: "None" }],
    ["SESSION_COOKIE_DOMAIN", { ...host, SESSION_COOKIE_DOMAIN: "example.com" }],
    ["SESSION_COOKIE_PATH", { ...host, SESSION_COOKIE_PATH: "/shop/" }],
  ] as const) {
    await assert.rejects(siteWith(environment), new RegExp(setting));
  }
});

test("requests at the same time lose nothing of each other", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/count/");
  await Promise.all([visitor.get("/slow/one/"), visitor.get("/slow/two/")]);
  assert.deepEqual(JSON.parse((await visitor.get("/read/")).text), { count: 1, one: true, two: true });
});

test("many expired sessions are cleared in batches", async () => {
  const cleared = await running.run(async () => {
    const old = Array.from({ length: 12_000 }, (_, index) => `old${index}`);
    await Session.bulkCreate(old.map((sessionKey) => ({ sessionKey, sessionData: "", expireDate: new Date(0) })));
    return deleteExpiredSessions();
  });
  assert.equal(cleared, 12_000);
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
