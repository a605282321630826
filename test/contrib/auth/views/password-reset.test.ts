import assert from "node:assert/strict";
import { test } from "node:test";
import { defineApp } from "#rooms/apps";
import { databaseSettings } from "#rooms/config";
import {
  authFrame,
  createUser,
  encodeUserId,
  passwordResetFailed,
  passwordResetMail,
  passwordResetToken,
  User,
  unusablePassword,
} from "#rooms/contrib/auth";
import { html } from "#rooms/html";
import { mailOutbox } from "#rooms/mail";
import { boot, testProject } from "../../project.ts";
import { Visitor } from "../../visitor.ts";
import { accounts, goodPassword, logIn } from "../accounts.ts";

// The hash takes so long that two requests are between reading and writing at the same time.
const environment = { EMAIL_URL: "memory:", PASSWORD_ITERATIONS: "100000" };
const running = await testProject({ apps: [accounts], environment });
const site = await running.createSite();
const next = "another long sentence";

const mails = () => running.run(() => mailOutbox());

async function askFor(email: string, visitor = new Visitor(site)) {
  await visitor.get("/accounts/password_reset/");
  const before = mails().length;
  const response = await visitor.post("/accounts/password_reset/", { email });
  // The mails leave after the answer.
  await new Promise((resolve) => setImmediate(resolve));
  return { response, sent: mails().slice(before) };
}

async function newUser(username: string): Promise<User> {
  return running.run(() => createUser({ username, email: `${username}@Example.com`, password: goodPassword }));
}

async function linkFor(user: User): Promise<string> {
  const { sent } = await askFor(user.email);
  return /http:\/\/[^/]+(\/\S+)/.exec(sent.at(-1)?.text ?? "")?.[1] ?? "";
}

const choose = (visitor: Visitor, path: string, password = next) =>
  visitor.post(path, { new_password1: password, new_password2: password });

test("the mail goes to the stored address and leads to the host that was asked", async () => {
  await newUser("ada");
  const { response, sent } = await askFor("ADA@example.COM");
  assert.deepEqual([response.status, response.headers.location], [302, "/accounts/password_reset/done/"]);
  assert.equal(sent.length, 1);
  assert.deepEqual(sent[0]?.to, [{ name: "", address: "ada@example.com" }]);
  assert.match(sent[0]?.subject ?? "", /^Password reset on localhost$/);
  assert.match(sent[0]?.text ?? "", /\nhttp:\/\/localhost\/accounts\/reset\/\w+\/[0-9a-z]+-[0-9a-f]{32}\/\n/);
  assert.match(sent[0]?.text ?? "", /Your username, in case you’ve forgotten: ada\n/);
  assert.match((await new Visitor(site).get("/accounts/password_reset/done/")).text, /if an account exists/);
});

test("unknown, inactive and passwordless users get no mail, several of one address get one each", async () => {
  await running.run(async () => {
    const shared = { email: "shared@example.com", password: goodPassword };
    for (const username of ["one", "two", "inactive", "passwordless"]) await createUser({ ...shared, username });
    await User.filter({ username: "inactive" }).update({ isActive: false });
    await User.filter({ username: "passwordless" }).update({ password: unusablePassword() });
  });
  const { sent } = await askFor("shared@example.com");
  assert.deepEqual(sent.map(({ text }) => /forgotten: (\w+)/.exec(text)?.[1]).sort(), ["one", "two"]);
  assert.deepEqual((await askFor("nobody@example.com")).sent, []);
});

test("the token leaves the address before a page is shown, and the new password works once it is set", async () => {
  const user = await newUser("bob");
  const elsewhere = new Visitor(site);
  await logIn(elsewhere, "bob");
  const link = await linkFor(await running.run(() => User.get({ id: user.id })));
  const visitor = new Visitor(site);
  const followed = await visitor.get(link);
  const form = `/accounts/reset/${encodeUserId(user.id)}/set-password/`;
  assert.deepEqual([followed.status, followed.headers.location], [302, form]);
  assert.match(String(followed.headers["cache-control"]), /no-store/);
  const page = await visitor.get(form);
  assert.match(page.text, /<h1>Enter new password<\/h1>/);
  assert.equal(page.headers["referrer-policy"], "same-origin");
  assert.match((await choose(visitor, form, "short")).text, /This password is too short\./);
  const done = await choose(visitor, form);
  assert.deepEqual([done.status, done.headers.location], [302, "/accounts/reset/done/"]);
  assert.match((await visitor.get("/accounts/reset/done/")).text, /Your password has been set\./);
  assert.equal((await elsewhere.get("/me/")).status, 302);
  assert.equal((await logIn(new Visitor(site), "bob", next)).status, 302);
});

test("a link is good once, for one user, for the visitor who followed it, until the next login", async () => {
  const [user, other] = [await newUser("carl"), await newUser("dora")];
  const link = await linkFor(user);
  const form = `/accounts/reset/${encodeUserId(user.id)}/set-password/`;
  const unsuccessful = /<h1>Password reset unsuccessful<\/h1>/;

  const stranger = new Visitor(site);
  await stranger.get("/accounts/login/");
  assert.match((await stranger.get(form)).text, unsuccessful);
  assert.match((await choose(stranger, form)).text, unsuccessful);
  assert.match((await choose(stranger, link)).text, unsuccessful);
  assert.match((await stranger.get(link.replace(encodeUserId(user.id), encodeUserId(other.id)))).text, unsuccessful);
  assert.match((await stranger.get(`/accounts/reset/${"9".repeat(40)}/${link.split("/")[4]}/`)).text, unsuccessful);

  const [first, second] = [new Visitor(site), new Visitor(site)];
  for (const visitor of [first, second]) {
    await visitor.get(link);
    await visitor.get(form);
  }
  assert.equal((await choose(first, form)).status, 302);
  assert.match((await choose(second, form, "yet another sentence")).text, unsuccessful);
  assert.match((await new Visitor(site).get(link)).text, unsuccessful);
  assert.match((await first.get(form)).text, unsuccessful);

  const late = await linkFor(other);
  await logIn(new Visitor(site), "dora");
  assert.match((await new Visitor(site).get(late)).text, unsuccessful);
});

test("two requests with one token at the same moment set one password", async () => {
  const user = await newUser("race");
  const link = await linkFor(user);
  const form = `/accounts/reset/${encodeUserId(user.id)}/set-password/`;
  const [first, second] = [new Visitor(site), new Visitor(site)];
  for (const visitor of [first, second]) {
    await visitor.get(link);
    await visitor.get(form);
  }
  // Both find an open connection.
  await Promise.all([first.get("/me/"), second.get("/me/"), first.get(form), second.get(form)]);
  const answers = await Promise.all([choose(first, form), choose(second, form, "yet another sentence")]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 302]);
});

test("a token of another purpose, age or key is refused", async () => {
  const user = await newUser("old");
  const stale = running.run(() => passwordResetToken(user, new Date(Date.now() - 4 * 86_400_000)));
  const { text } = await new Visitor(site).get(`/accounts/reset/${encodeUserId(user.id)}/${stale}/`);
  assert.match(text, /unsuccessful/);
});

test("an app gives the pages its frame and the mail its words; a mail that fails is told to the log alone", async () => {
  const look = defineApp({
    name: "look",
    requires: [accounts],
    contributes: [
      authFrame(({ title, content }) => html`<title>${title} | My site</title>${content}`),
      passwordResetMail(({ link }) => ({ subject: "New\npassword", text: link })),
    ],
  });
  const { DATABASE_URL = "" } = running.config.of(databaseSettings);
  await using other = await boot(DATABASE_URL, { apps: [accounts, look], environment: { EMAIL_URL: "memory:" } });
  const visitor = new Visitor(await other.createSite());
  assert.match((await visitor.get("/accounts/password_reset/")).text, /^<title>Password reset \| My site<\/title>/);
  const failures: unknown[] = [];
  const stop = passwordResetFailed.subscribe(({ error }) => failures.push(error));
  const { status } = await visitor.post("/accounts/password_reset/", { email: "ada@example.com" });
  await new Promise((resolve) => setImmediate(resolve));
  stop();
  assert.equal(status, 302);
  assert.match(String(failures[0]), /mail was refused for its "subject"/);
});
