import assert from "node:assert/strict";
import { test } from "node:test";
import { createUser, passwordChanged, User } from "#rooms/contrib/auth";
import { testProject } from "../../project.ts";
import { Visitor } from "../../visitor.ts";
import { accounts, changeTo, goodPassword, logIn } from "../accounts.ts";

const running = await testProject({ apps: [accounts] });
const site = await running.createSite();
const next = "another long sentence";

async function newUser(username: string): Promise<Visitor> {
  await running.run(() => createUser({ username, password: goodPassword }));
  const visitor = new Visitor(site);
  await logIn(visitor, username);
  return visitor;
}

test("strangers are sent to the login, by GET and by POST", async () => {
  const visitor = new Visitor(site);
  await visitor.get("/accounts/login/");
  for (const response of [await visitor.get("/accounts/password_change/"), await changeTo(visitor, next)]) {
    assert.equal(response.headers.location, "/accounts/login/?next=/accounts/password_change/");
  }
});

test("the page says what a password must be like", async () => {
  const { text } = await (await newUser("reader")).get("/accounts/password_change/");
  assert.match(text, /Your password must contain at least 8 characters\./);
  assert.equal(text.match(/autocomplete="new-password"/g)?.length, 2);
});

test("a wrong old password, two different ones and a bad one are told beside their fields", async () => {
  const visitor = await newUser("mistaken");
  const wrong = await changeTo(visitor, next, "wrong");
  assert.match(wrong.text, /id="id_old_password_errors"><li>Your old password was entered incorrectly\./);
  const weak = await changeTo(visitor, "mistaken");
  assert.match(weak.text, /id="id_new_password2_errors"><li>The password is too similar to the username\./);
  const fields = { old_password: goodPassword, new_password1: next, new_password2: `${next}!` };
  const different = await visitor.post("/accounts/password_change/", fields);
  assert.match(different.text, /The two password fields didn’t match\./);
  for (const { status, text } of [wrong, weak, different]) {
    assert.equal(status, 200);
    assert.ok(!text.includes(next) && !text.includes(goodPassword));
  }
  assert.equal(
    await running.run(async () => (await User.get({ username: "mistaken" })).checkPassword(goodPassword)),
    true,
  );
});

test("a new password keeps this session under a new key and ends all others", async () => {
  const visitor = await newUser("ada");
  const elsewhere = new Visitor(site);
  await logIn(elsewhere, "ada");
  const stolen = visitor.cookies.get("sessionid") ?? "";
  const events: object[] = [];
  const stop = passwordChanged.subscribe((event) => events.push(event));
  const response = await changeTo(visitor, next);
  stop();
  assert.deepEqual([response.status, response.headers.location], [302, "/accounts/password_change/done/"]);
  assert.notEqual(visitor.cookies.get("sessionid"), stolen);
  assert.match((await visitor.get("/accounts/password_change/done/")).text, /Your password was changed\./);
  assert.equal((await visitor.get("/me/")).text, "ada");
  assert.equal((await elsewhere.get("/me/")).status, 302);
  assert.equal(elsewhere.cookies.has("sessionid"), false);
  const thief = new Visitor(site);
  thief.cookies.set("sessionid", stolen);
  assert.equal((await thief.get("/me/")).status, 302);
  assert.equal(events.length, 1);
});
