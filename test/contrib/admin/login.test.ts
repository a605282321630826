import assert from "node:assert/strict";
import { test } from "node:test";
import { createSuperuserWithAnyPassword, createUser, User } from "#rooms/contrib/auth";
import { Session } from "#rooms/contrib/sessions";
import { queryExecuted } from "#rooms/db";
import { pbkdf2Hasher } from "../../../src/contrib/auth/passwords/pbkdf2-hasher.ts";
import { testProject } from "../project.ts";
import { Visitor } from "../visitor.ts";

const running = await testProject();
const site = await running.createSite();

const password = "correct horse battery staple";
const refusal = "Please enter the correct username and password for a staff account.";

await running.run(async () => {
  await createSuperuserWithAnyPassword({ username: "admin", email: "admin@example.com", password });
  await createUser({ username: "plain", password });
  const ghost = await createSuperuserWithAnyPassword({ username: "ghost", password });
  await User.filter({ id: ghost.id }).update({ isActive: false });
});

async function countQueries(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const stop = queryExecuted.subscribe(({ sql }) => statements.push(sql));
  await work();
  stop();
  return statements;
}

test("an anonymous visitor of the admin site is sent to the login page, in Django's form and without a query", async () => {
  const visitor = new Visitor(site);
  const statements = await countQueries(async () => {
    const response = await visitor.get("/admin/");
    assert.equal(response.status, 302);
    assert.equal(response.headers.location, "/admin/login/?next=/admin/");
    assert.equal(response.headers["cache-control"], "max-age=0, no-cache, no-store, must-revalidate, private");
    assert.equal(response.headers.vary, "Cookie");
    assert.deepEqual(response.cookies, []);
  });
  assert.deepEqual(statements, []);
});

test("the login page needs no query and sets the CSRF cookie only", async () => {
  const visitor = new Visitor(site);
  const statements = await countQueries(async () => {
    const response = await visitor.get("/admin/login/?next=/admin/");
    assert.equal(response.status, 200);
    assert.match(response.text, /<input type="hidden" name="next" value="\/admin\/">/);
    assert.match(response.headers["cache-control"]?.toString() ?? "", /no-store/);
  });
  assert.deepEqual(statements, []);
  assert.deepEqual([...visitor.cookies.keys()], ["csrftoken"]);
});

test("staff log in, get a session of Django's form and see the index", async () => {
  const visitor = new Visitor(site);
  const response = await visitor.login("admin", password);
  assert.equal(response.status, 302);
  assert.equal(response.headers.location, "/admin/");
  const cookie = response.cookies.find((line) => line.startsWith("sessionid=")) ?? "";
  assert.match(cookie, /^sessionid=[a-z0-9]{32}; expires=.* GMT; HttpOnly; Max-Age=1209600; Path=\/; SameSite=Lax$/);
  const index = await visitor.get("/admin/");
  assert.equal(index.status, 200);
  assert.match(index.text, /Site administration/);
  assert.match(index.text, /Welcome, <strong>admin<\/strong>/);
});

test("the login is noted in the user's last login", async () => {
  await new Visitor(site).login("admin", password);
  const user = await running.run(() => User.get({ username: "admin" }));
  assert.ok(user.lastLogin instanceof Date);
});

test("the index takes three queries of a superuser", async () => {
  const visitor = new Visitor(site);
  await visitor.login("admin", password);
  const statements = await countQueries(() => visitor.get("/admin/"));
  assert.equal(statements.length, 3, statements.join("\n"));
});

test("a wrong password, an unknown, inactive or ordinary user, and odd names are refused alike", async () => {
  const attempts = [
    ["admin", "wrong"],
    ["Admin", password],
    ["nobody", password],
    ["ghost", password],
    ["plain", password],
    ["bad name!", password],
    ["adm\u2028in", password],
  ] as const;
  const pages = [];
  for (const [username, typed] of attempts) {
    const response = await new Visitor(site).login(username, typed);
    assert.equal(response.status, 200, username);
    assert.ok(response.text.includes(refusal), username);
    assert.ok(!response.text.includes(typed), "the password is not sent back");
    assert.ok(!response.cookies.some((line) => line.startsWith("sessionid=")), username);
    pages.push(response.text.replace(/value="[^"]*"/g, ""));
  }
  assert.equal(new Set(pages).size, 1, "nothing on the page tells why");
});

test("empty fields and null characters are answered beside their fields", async () => {
  const empty = await new Visitor(site).login("", "");
  assert.equal(empty.text.match(/This field is required\./g)?.length, 2);
  const nul = await new Visitor(site).login("a\0b", "x");
  assert.match(nul.text, /Null characters are not allowed\./);
});

test("what was typed as a name comes back escaped", async () => {
  const response = await new Visitor(site).login(`"><script>alert(1)</script>`, "x");
  assert.ok(!response.text.includes("<script>alert"));
});

test("a login leads on within the site only", async () => {
  const destinations: Record<string, string> = {
    "/admin/blog/post/": "/admin/blog/post/",
    "http://localhost/blog/": "http://localhost/blog/",
    "http://evil.example/": "/admin/",
    "//evil.example/": "/admin/",
    "/\\evil.example": "/admin/",
    "javascript:alert(1)": "/admin/",
    "": "/admin/",
  };
  for (const [next, expected] of Object.entries(destinations)) {
    const { status, headers } = await new Visitor(site).login("admin", password, next);
    assert.deepEqual([status, headers.location], [302, expected], next);
  }
});

test("a login without a CSRF token is refused", async () => {
  const visitor = new Visitor(site);
  const response = await visitor.post("/admin/login/", { username: "admin", password });
  assert.equal(response.status, 403);
});

test("a session that was planted before the login is worthless after it", async () => {
  const planted = new Visitor(site);
  await planted.login("admin", password);
  const key = planted.cookies.get("sessionid") ?? "";
  const victim = new Visitor(site);
  await victim.get("/admin/login/");
  const token = victim.cookies.get("csrftoken") ?? "";
  victim.cookies.set("sessionid", key);
  await victim.post("/admin/login/", { username: "admin", password });
  assert.notEqual(victim.cookies.get("sessionid"), key);
  assert.equal((await victim.post("/admin/logout/", { csrfmiddlewaretoken: token })).status, 403);
  assert.equal(await running.run(() => Session.filter({ sessionKey: key }).count()), 0);
  assert.equal((await planted.get("/admin/")).status, 302);
});

test("cookies that stand for no session are deleted, and never become a session's key", async () => {
  for (const value of ["abcdefghijklmnopqrstuvwxyz012345", "abc", "", "'; DROP TABLE django_session; --"]) {
    const visitor = new Visitor(site);
    visitor.cookies.set("sessionid", value);
    const response = await visitor.get("/admin/");
    assert.equal(response.status, 302);
    const expected = `sessionid=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; SameSite=Lax`;
    assert.deepEqual(response.cookies, [expected], value);
    visitor.cookies.set("sessionid", value);
    await visitor.login("admin", password);
    assert.notEqual(visitor.cookies.get("sessionid"), value);
  }
});

test("an expired session is none", async () => {
  const visitor = new Visitor(site);
  await visitor.login("admin", password);
  const sessionKey = visitor.cookies.get("sessionid") ?? "";
  await running.run(() => Session.filter({ sessionKey }).update({ expireDate: new Date(Date.now() - 1000) }));
  const response = await visitor.get("/admin/");
  assert.equal(response.status, 302);
  assert.equal(visitor.cookies.has("sessionid"), false);
});

test("a session whose data was changed in the database is none", async () => {
  const visitor = new Visitor(site);
  await visitor.login("admin", password);
  const sessionKey = visitor.cookies.get("sessionid") ?? "";
  const { sessionData } = await running.run(() => Session.get({ sessionKey }));
  await running.run(() => Session.filter({ sessionKey }).update({ sessionData: `x${sessionData}` }));
  assert.equal((await visitor.get("/admin/")).status, 302);
});

test("a user who is made inactive loses access at once, and has it again afterwards", async () => {
  const visitor = new Visitor(site);
  await running.run(() => createSuperuserWithAnyPassword({ username: "brief", password }));
  await visitor.login("brief", password);
  const change = (isActive: boolean) => running.run(() => User.filter({ username: "brief" }).update({ isActive }));
  await change(false);
  assert.equal((await visitor.get("/admin/")).status, 302);
  await change(true);
  assert.equal((await visitor.get("/admin/")).status, 200);
});

test("a new password ends the sessions of the old one", async () => {
  const visitor = new Visitor(site);
  const user = await running.run(() => createSuperuserWithAnyPassword({ username: "changing", password }));
  await visitor.login("changing", password);
  await running.run(async () => {
    await user.setPassword("another long sentence");
    await User.filter({ id: user.id }).update({ password: user.password });
  });
  assert.equal((await visitor.get("/admin/")).status, 302);
  assert.equal(visitor.cookies.has("sessionid"), false);
});

test("a login writes a weak hash anew", async () => {
  const user = await running.run(async () => {
    const created = await createSuperuserWithAnyPassword({ username: "weak", password });
    const encoded = await pbkdf2Hasher({ iterations: 999 }).encode(password);
    await User.filter({ id: created.id }).update({ password: encoded });
    return created;
  });
  const visitor = new Visitor(site);
  await visitor.login("weak", password);
  const { password: stored } = await running.run(() => User.get({ id: user.id }));
  assert.match(stored, /^pbkdf2_sha256\$1000\$/);
  assert.equal((await visitor.get("/admin/")).status, 200, "the session belongs to the new hash");
});

test("somebody who is logged in but no staff is told so", async () => {
  const visitor = new Visitor(site);
  await visitor.login("admin", password);
  await running.run(() => User.filter({ username: "admin" }).update({ isStaff: false }));
  assert.equal((await visitor.get("/admin/")).headers.location, "/admin/login/?next=/admin/");
  assert.match((await visitor.get("/admin/login/")).text, /You are authenticated as <strong>admin<\/strong>/);
  await running.run(() => User.filter({ username: "admin" }).update({ isStaff: true }));
});

test("staff who open the login page again go to the index", async () => {
  const visitor = new Visitor(site);
  await visitor.login("admin", password);
  assert.equal((await visitor.get("/admin/login/?next=/admin/blog/")).headers.location, "/admin/");
});

test("after too many failures the page says how long to wait, whatever the password is", async () => {
  const patient = new Visitor(site);
  for (let index = 0; index < 5; index += 1) await patient.login("throttled", "wrong");
  const { status, headers, text } = await patient.login("throttled", password);
  assert.equal(status, 429);
  assert.match(text, /Too many failed login attempts\. Please try again in 15 minutes\./);
  assert.match(String(headers["retry-after"]), /^\d{3}$/);
  assert.equal((await new Visitor(site).login("admin", password)).status, 302);
});

test("no connection of the pool waits for the hash of a password", async () => {
  const statements = await countQueries(() => new Visitor(site).login("plain", "wrong"));
  const asking = statements.findIndex((sql) => sql.includes('"auth_user"'));
  const begun = statements.slice(0, asking).filter((sql) => sql.startsWith("BEGIN")).length;
  const ended = statements.slice(0, asking).filter((sql) => /^(COMMIT|ROLLBACK)/.test(sql)).length;
  assert.ok(asking >= 0);
  assert.equal(begun, ended, "the name is looked up outside of a transaction");
});
