import assert from "node:assert/strict";
import { createHook } from "node:async_hooks";
import { test } from "node:test";
import { authRoutes, createUser, encodeUserId, User, unusablePassword, userCreationForm } from "#rooms/contrib/auth";
import { queryExecuted } from "#rooms/db";
import type { InjectResponse } from "#rooms/http";
import { mailOutbox } from "#rooms/mail";
import { testProject } from "../project.ts";
import { Visitor } from "../visitor.ts";
import { accounts, changeTo, goodPassword, logIn } from "./accounts.ts";

const environment = { EMAIL_URL: "memory:", LOGIN_FAILURE_LIMIT: "1000", LOGIN_FAILURE_NETWORK_LIMIT: "1000" };
const running = await testProject({ apps: [accounts], environment });
const site = await running.createSite();
const next = "another long sentence";

await running.run(async () => {
  for (const username of ["ada", "bob", "inactive", "passwordless"]) {
    await createUser({ username, email: `${username}@example.com`, password: goodPassword });
  }
  await User.filter({ username: "inactive" }).update({ isActive: false });
  await User.filter({ username: "passwordless" }).update({ password: unusablePassword() });
});

/** What an attacker can observe of an answer, and what its making cost. */
async function observe(work: () => Promise<InjectResponse>) {
  const made: string[] = [];
  const hook = createHook({ init: (_id, type) => void (type === "PBKDF2REQUEST" && made.push("hash")) }).enable();
  const stop = queryExecuted.subscribe(() => void made.push("statement"));
  const { status, headers, text } = await work();
  // The mails of a reset leave after the answer.
  await new Promise((resolve) => setImmediate(resolve));
  stop();
  hook.disable();
  const varying = ["date", "expires", "x-request-id", "content-length", "set-cookie"];
  return {
    status,
    headers: Object.entries(headers).filter(([name]) => !varying.includes(name)),
    setsCookie: "set-cookie" in headers,
    body: text.replace(/ value="[^"]*"/g, ""),
    made,
  };
}

test("a session key that was planted before the login is worth nothing after it", async () => {
  const attacker = new Visitor(site);
  await running.run(() => createUser({ username: "mallory", password: goodPassword }));
  await logIn(attacker, "mallory");
  const anonymous = new Visitor(site);
  await anonymous.get("/cart/");
  const keys = [attacker, anonymous].map(({ cookies }) => cookies.get("sessionid") ?? assert.fail());
  for (const planted of [...keys, "abcdefghijklmnopqrstuvwxyz012345"]) {
    const victim = new Visitor(site);
    victim.cookies.set("sessionid", planted);
    await logIn(victim, "ada");
    assert.notEqual(victim.cookies.get("sessionid"), planted);
    const thief = new Visitor(site);
    thief.cookies.set("sessionid", planted);
    assert.notEqual((await thief.get("/me/")).text, "ada");
  }
});

test("a stolen session ends with the logout, with a new password and with the account", async () => {
  for (const end of [
    (owner: Visitor) => owner.post("/accounts/logout/"),
    async (owner: Visitor) => {
      await changeTo(owner, next);
      await changeTo(owner, goodPassword, next);
    },
    () => running.run(() => User.filter({ username: "bob" }).update({ isActive: false })),
  ]) {
    const [owner, thief] = [new Visitor(site), new Visitor(site)];
    await logIn(owner, "bob");
    thief.cookies.set("sessionid", owner.cookies.get("sessionid") ?? "");
    assert.equal((await thief.get("/me/")).text, "bob");
    await end(owner);
    assert.equal((await thief.get("/me/")).status, 302);
  }
  await running.run(() => User.filter({ username: "bob" }).update({ isActive: true }));
});

test("a refused login tells by nothing whether the name exists: answer, headers, statements, hashes", async () => {
  const attempt = async (username: string, password = "wrong password") => {
    const visitor = new Visitor(site);
    await visitor.get("/accounts/login/");
    return observe(() => visitor.post("/accounts/login/", { username, password }));
  };
  const expected = await attempt("nobody");
  assert.equal(expected.status, 200);
  assert.deepEqual(expected.made, ["statement", "statement", "hash", "statement"]);
  for (const username of ["ada", "inactive", "passwordless"]) assert.deepEqual(await attempt(username), expected);
  assert.deepEqual(await attempt("inactive", goodPassword), expected);
});

test("asking for a new password tells by nothing whether the address is known", async () => {
  const ask = async (email: string) => {
    const visitor = new Visitor(site);
    await visitor.get("/accounts/password_reset/");
    return observe(() => visitor.post("/accounts/password_reset/", { email }));
  };
  const expected = await ask("nobody@example.com");
  assert.deepEqual([expected.status, expected.made], [302, ["statement", "statement", "statement"]]);
  const before = running.run(() => mailOutbox().length);
  for (const name of ["ada", "inactive", "passwordless"]) assert.deepEqual(await ask(`${name}@example.com`), expected);
  assert.equal(
    running.run(() => mailOutbox().length),
    before + 1,
  );
});

const elsewhere = [
  "https://evil.example/",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "http:///evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  " //evil.example",
  "/\t/evil.example",
  "/%0d%0aSet-Cookie:x=1\r\nSet-Cookie: x=1",
  "http://localhost@evil.example/",
  "http://localhost.evil.example/",
  "http://localhost:81/",
  "https://localhost/",
];

test("neither login nor logout leads to another site", async () => {
  for (const target of elsewhere) {
    const visitor = new Visitor(site);
    const address = `/accounts/login/?next=${encodeURIComponent(target)}`;
    assert.match((await visitor.get(address)).text, /name="next" value=""/, JSON.stringify(target));
    const fields = { username: "ada", password: goodPassword };
    const byField = await visitor.post("/accounts/login/", { ...fields, next: target });
    assert.equal(byField.headers.location, "/", JSON.stringify(target));
    const byAddress = await visitor.post(address, fields);
    assert.equal(byAddress.headers.location, "/", JSON.stringify(target));
    assert.equal((await visitor.post("/accounts/logout/", { next: target })).status, 200, JSON.stringify(target));
  }
});

test("every POST of the accounts needs the CSRF token, and a token of another visitor will not do", async () => {
  const paths = authRoutes.filter(({ method }) => method === "POST").map(({ path }) => path);
  assert.equal(paths.length, 5);
  const stranger = new Visitor(site);
  await stranger.get("/accounts/login/");
  const foreign = stranger.cookies.get("csrftoken") ?? "";
  const visitor = new Visitor(site);
  await logIn(visitor, "ada");
  for (const path of paths) {
    const target = `/accounts${path.replace(":uidb64", "MQ").replace(":token", "set-password")}`;
    for (const csrfmiddlewaretoken of ["", foreign, "x".repeat(64)]) {
      assert.equal((await visitor.post(target, { csrfmiddlewaretoken })).status, 403, target);
    }
  }
  assert.equal((await visitor.get("/me/")).text, "ada");
});

test("a login changes the CSRF token, so that one planted before is of no use", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/accounts/login/");
  const planted = visitor.cookies.get("csrftoken") ?? "";
  await visitor.post("/accounts/login/", { username: "ada", password: goodPassword });
  assert.notEqual(visitor.cookies.get("csrftoken"), planted);
  assert.equal((await visitor.post("/accounts/logout/", { csrfmiddlewaretoken: planted })).status, 403);
});

test("fields that no form has change nothing", async () => {
  const more = { is_superuser: "1", isSuperuser: "1", is_staff: "on", id: "1", username: "root", user: "1" };
  const visitor = new Visitor(site);
  await logIn(visitor, "ada");
  const passwords = { old_password: goodPassword, new_password1: next, new_password2: next };
  assert.equal((await visitor.post("/accounts/password_change/", { ...passwords, ...more })).status, 302);
  const back = { old_password: next, new_password1: goodPassword, new_password2: goodPassword };
  await visitor.post("/accounts/password_change/", { ...back, ...more });
  const ada = await running.run(() => User.get({ username: "ada" }));
  assert.deepEqual([ada.isSuperuser, ada.isStaff], [false, false]);
  const form = await running.run(() =>
    userCreationForm().bind(new URLSearchParams({ ...more, username: "new", password1: next, password2: next })),
  );
  assert.deepEqual(form.valid && Object.keys(form.values), ["username", "password1", "password2"]);
});

test("a link for a new password never leads to a host that the request made up", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/accounts/password_reset/");
  const before = running.run(() => mailOutbox().length);
  const token = visitor.cookies.get("csrftoken") ?? "";
  const attacker = new Visitor(site, { host: "evil.example", "x-forwarded-host": "evil.example" });
  attacker.cookies.set("csrftoken", token);
  assert.equal((await attacker.post("/accounts/password_reset/", { email: "ada@example.com" })).status, 400);
  const forwarded = new Visitor(site, { "x-forwarded-host": "evil.example" });
  forwarded.cookies.set("csrftoken", token);
  await forwarded.post("/accounts/password_reset/", { email: "ada@example.com" });
  await new Promise((resolve) => setImmediate(resolve));
  const mails = running.run(() => mailOutbox().slice(before));
  assert.equal(mails.length, 1);
  assert.ok(!mails[0]?.text.includes("evil"));
});

test("what a visitor typed is shown as text", async () => {
  const visitor = new Visitor(site);
  const script = `"><script>alert(1)</script>`;
  await visitor.get("/accounts/login/");
  for (const { text } of [
    await visitor.post("/accounts/login/", { username: script, password: "x", next: `/${script}` }),
    await visitor.post("/accounts/password_reset/", { email: script }),
    await visitor.get(`/accounts/login/?next=/${encodeURIComponent(script)}`),
    await visitor.get(`/accounts/reset/${encodeUserId(1)}/${encodeURIComponent(script)}/`),
  ]) {
    assert.ok(!text.includes("<script>"));
  }
});

test("the answers of the accounts are kept by no cache and framed by no other site", async () => {
  const visitor = new Visitor(site);
  for (const path of ["/accounts/login/", "/accounts/password_reset/", "/accounts/reset/MQ/x-y/"]) {
    const { headers } = await visitor.get(path);
    assert.match(String(headers["cache-control"]), /no-store/, path);
    assert.equal(headers["x-frame-options"], "DENY", path);
    assert.equal(headers["referrer-policy"], "same-origin", path);
  }
});
