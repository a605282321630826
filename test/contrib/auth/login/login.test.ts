import assert from "node:assert/strict";
import { test } from "node:test";
import { defineApp, routes } from "#rooms/apps";
import { databaseSettings, type Environment } from "#rooms/config";
import { authenticate, createUser, currentUser, loggedIn, login, loginFailed, logout, User } from "#rooms/contrib/auth";
import { Session, sessionOf } from "#rooms/contrib/sessions";
import { type HttpRequest, respond, route } from "#rooms/http";
import { boot, testProject } from "../../project.ts";
import { secretKey } from "../../support.ts";
import { Visitor } from "../../visitor.ts";

const door = defineApp({
  name: "door",
  contributes: [
    routes([
      route.get("/who/", {}, async (request) => respond.text((await currentUser(request))?.username ?? "nobody")),
      route.get("/cart/", {}, async (request) => {
        (await sessionOf(request)).set("cart", 7);
        return respond.text("kept");
      }),
      route.get("/values/", {}, async (request) => respond.json((await sessionOf(request)).values)),
      route.get("/enter/:name/", {}, (request) => enter(request, request.params.name)),
      route.get("/leave/", {}, async (request) => {
        await logout(request);
        return respond.text((await currentUser(request))?.username ?? "nobody");
      }),
    ]),
  ],
});

async function enter(request: HttpRequest, username: string) {
  await login(request, await User.get({ username }));
  return respond.text((await currentUser(request))?.username ?? "nobody");
}

const password = "correct horse battery staple";
const running = await testProject({ apps: [door] });
const site = await running.createSite();
await running.run(async () => {
  await createUser({ username: "ada", password });
  await createUser({ username: "bob", password });
});

async function siteWith(environment: Environment) {
  const { DATABASE_URL = "" } = running.config.of(databaseSettings);
  const other = await boot(DATABASE_URL, { apps: [door], environment });
  return { site: await other.createSite(), [Symbol.asyncDispose]: () => other.stop() };
}

test("whoever logs in is the user at once, and in the next request", async () => {
  const visitor = new Visitor(site);
  assert.equal((await visitor.get("/enter/ada/")).text, "ada");
  assert.equal((await visitor.get("/who/")).text, "ada");
});

test("what an anonymous visitor kept stays after the login, under a new key", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/cart/");
  const key = visitor.cookies.get("sessionid");
  await visitor.get("/enter/ada/");
  assert.notEqual(visitor.cookies.get("sessionid"), key);
  assert.equal(JSON.parse((await visitor.get("/values/")).text).cart, 7);
});

test("what one user kept is not shown to the next", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/enter/ada/");
  await visitor.get("/cart/");
  await visitor.get("/enter/bob/");
  const values = JSON.parse((await visitor.get("/values/")).text);
  assert.equal(values.cart, undefined);
  assert.equal((await visitor.get("/who/")).text, "bob");
});

test("the session names the user as Django does", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/enter/ada/");
  const { id } = await running.run(() => User.get({ username: "ada" }));
  const { _auth_user_hash: hash, ...rest } = JSON.parse((await visitor.get("/values/")).text);
  assert.deepEqual(rest, {
    _auth_user_id: String(id),
    _auth_user_backend: "django.contrib.auth.backends.ModelBackend",
  });
  assert.match(hash, /^[0-9a-f]{64}$/);
});

test("after the logout nobody is logged in, and the session is gone", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/enter/ada/");
  const sessionKey = visitor.cookies.get("sessionid") ?? "";
  assert.equal((await visitor.get("/leave/")).text, "nobody");
  assert.equal(await running.run(() => Session.filter({ sessionKey }).exists()), false);
});

test("a new SECRET_KEY keeps sessions only while the former key is in SECRET_KEY_FALLBACKS, and renews them", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/enter/ada/");
  const key = visitor.cookies.get("sessionid") ?? "";
  await using strict = await siteWith({ SECRET_KEY: "the next key" });
  const stranger = new Visitor(strict.site);
  stranger.cookies.set("sessionid", key);
  assert.equal((await stranger.get("/who/")).text, "nobody");

  await using rotated = await siteWith({ SECRET_KEY: "the next key", SECRET_KEY_FALLBACKS: secretKey });
  const guest = new Visitor(rotated.site);
  guest.cookies.set("sessionid", key);
  assert.equal((await guest.get("/who/")).text, "ada");
  assert.notEqual(guest.cookies.get("sessionid"), key);
  const renewed = new Visitor(strict.site);
  renewed.cookies.set("sessionid", guest.cookies.get("sessionid") ?? "");
  assert.equal((await renewed.get("/who/")).text, "ada");
});

test("authenticating finds the active user whose name and password these are, and nobody else", async () => {
  await running.run(async () => {
    assert.equal((await authenticate({ username: "ada", password }))?.username, "ada");
    for (const username of ["bob", "Ada", "ada ", "a\0da", ""]) {
      assert.equal(await authenticate({ username, password: `${password}!` }), undefined, username);
    }
    await User.filter({ username: "bob" }).update({ isActive: false });
    assert.equal(await authenticate({ username: "bob", password }), undefined);
  });
});

test("logins and failures are told of, without what was typed", async () => {
  const events: object[] = [];
  const stops = [loggedIn, loginFailed].map((channel) => channel.subscribe((event: object) => events.push(event)));
  const visitor = new Visitor(site);
  await visitor.get("/enter/ada/");
  await visitor.login("my password", "my password");
  for (const stop of stops) stop();
  const { id } = await running.run(() => User.get({ username: "ada" }));
  assert.deepEqual(events, [{ userId: id, remoteAddress: "127.0.0.1" }, { remoteAddress: "127.0.0.1" }]);
});
