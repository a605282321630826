import assert from "node:assert/strict";
import { test } from "node:test";
import { createUser, User } from "#rooms/contrib/auth";
import { Session } from "#rooms/contrib/sessions";
import { testProject } from "../../project.ts";
import { Visitor } from "../../visitor.ts";
import { accounts, logIn, goodPassword as password } from "../accounts.ts";

const running = await testProject({ apps: [accounts] });
const site = await running.createSite();
await running.run(() => createUser({ username: "ada", password }));

test("the page labels its fields and asks password managers for help", async () => {
  const { status, text, headers } = await new Visitor(site).get("/accounts/login/");
  assert.equal(status, 200);
  assert.match(text, /<label for="id_username">Username/);
  assert.match(text, /autocomplete="current-password"/);
  assert.match(text, /href="\/accounts\/password_reset\/"/);
  assert.match(String(headers["cache-control"]), /no-store/);
});

test("a login leads to the page that asked for it, or to LOGIN_REDIRECT_URL", async () => {
  const visitor = new Visitor(site);
  const { headers } = await visitor.get("/me/");
  assert.equal(headers.location, "/accounts/login/?next=/me/");
  const { text } = await visitor.get("/accounts/login/?next=/me/");
  assert.match(text, /name="next" value="\/me\/"/);
  const response = await visitor.post("/accounts/login/", { username: "ada", password, next: "/me/" });
  assert.deepEqual([response.status, response.headers.location], [302, "/me/"]);
  assert.equal((await visitor.get("/me/")).text, "ada");
  assert.equal((await logIn(new Visitor(site), "ada")).headers.location, "/");
});

test("every refusal reads the same, and the password is not sent back", async () => {
  await running.run(async () => {
    await createUser({ username: "gone", password });
    await User.filter({ username: "gone" }).update({ isActive: false });
  });
  const pages = new Set<string>();
  for (const [username, attempt] of [
    ["ada", "wrong password"],
    ["nobody", password],
    ["gone", password],
  ] as const) {
    const { status, text } = await logIn(new Visitor(site), username, attempt);
    assert.equal(status, 200);
    assert.match(text, /Please enter a correct username and password\. Note that both fields may be case-sensitive\./);
    assert.ok(!text.includes(attempt));
    pages.add(text.replace(/(csrfmiddlewaretoken" value|name="username"[^>]* value|value)="[^"]*"/g, ""));
  }
  assert.equal(pages.size, 1);
});

test("an empty field is told beside it", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/accounts/login/");
  const { text } = await visitor.post("/accounts/login/", { username: "ada", password: "" });
  assert.match(text, /<ul class="errorlist" id="id_password_errors"><li>This field is required\.<\/li><\/ul>/);
});

test("a logout is a POST, deletes the session, and says so or leads on", async () => {
  const visitor = new Visitor(site);
  await logIn(visitor, "ada");
  assert.equal((await visitor.get("/accounts/logout/")).status, 405);
  assert.equal((await visitor.get("/me/")).text, "ada");
  const sessionKey = visitor.cookies.get("sessionid") ?? "";
  const { status, text } = await visitor.post("/accounts/logout/");
  assert.equal(status, 200);
  assert.match(text, /<h1>Logged out<\/h1>/);
  assert.equal(await running.run(() => Session.filter({ sessionKey }).exists()), false);
  assert.equal((await visitor.post("/accounts/logout/", { next: "/" })).headers.location, "/");
});
