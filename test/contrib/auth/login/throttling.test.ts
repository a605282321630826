import assert from "node:assert/strict";
import { test } from "node:test";
import { databaseSettings } from "#rooms/config";
import { createUser, loginFailed, waitMessage } from "#rooms/contrib/auth";
import { queryExecuted } from "#rooms/db";
import type { Site } from "#rooms/http";
import { boot, testProject } from "../../project.ts";
import { Visitor } from "../../visitor.ts";
import { accounts, changeTo, goodPassword, logIn } from "../accounts.ts";

const running = await testProject({ apps: [accounts], environment: { EMAIL_URL: "memory:" } });
const site = await running.createSite();
const { DATABASE_URL = "" } = running.config.of(databaseSettings);
await running.run(async () => {
  for (const username of ["ada", "bob", "carl", "dora"]) {
    await createUser({ username, email: `${username}@example.com`, password: goodPassword });
  }
});

async function statusesOf(count: number, attempt: () => Promise<{ readonly status: number }>): Promise<number[]> {
  const statuses: number[] = [];
  for (let index = 0; index < count; index += 1) statuses.push((await attempt()).status);
  return statuses;
}

test("after five failures the right password is refused as well, with 429, Retry-After and a clear message", async () => {
  const attempt = () => logIn(new Visitor(site), "ada", "wrong password");
  assert.deepEqual(await statusesOf(5, attempt), [200, 200, 200, 200, 200]);
  const failures: object[] = [];
  const stop = loginFailed.subscribe((event) => failures.push(event));
  const { status, headers, text } = await logIn(new Visitor(site), "ada");
  stop();
  assert.equal(status, 429);
  assert.match(String(headers["retry-after"]), /^\d{3}$/);
  assert.match(text, /Too many failed login attempts\. Please try again in 15 minutes\./);
  assert.deepEqual(failures, []);
  assert.equal((await logIn(new Visitor(site), "bob")).status, 302);
});

test("a name that nobody has is counted just the same", async () => {
  const attempt = () => logIn(new Visitor(site), "nobody", "wrong password");
  assert.deepEqual(await statusesOf(6, attempt), [200, 200, 200, 200, 200, 429]);
});

test("a good login costs one statement more than without throttling, and forgets the failures", async () => {
  const attempt = () => logIn(new Visitor(site), "carl", "wrong password");
  await statusesOf(4, attempt);
  await logIn(new Visitor(site), "carl");
  assert.deepEqual(await statusesOf(5, attempt), [200, 200, 200, 200, 200]);
  const visitor = new Visitor(site);
  await visitor.get("/accounts/login/");
  const statements: string[] = [];
  const stop = queryExecuted.subscribe(({ sql }) => statements.push(sql));
  await visitor.post("/accounts/login/", { username: "dora", password: goodPassword });
  stop();
  const throttled = statements.filter((sql) => sql.includes("tolv_throttling"));
  assert.equal(throttled.length, 1);
  assert.equal(statements.length, 4, statements.join("\n"));
});

async function siteBehindProxy(): Promise<AsyncDisposable & { readonly site: Site }> {
  const environment = { TRUSTED_PROXIES: "127.0.0.1", LOGIN_FAILURE_NETWORK_LIMIT: "8" };
  const project = await boot(DATABASE_URL, { apps: [accounts], environment });
  return { site: await project.createSite(), [Symbol.asyncDispose]: () => project.stop() };
}

async function logInFrom(address: string, behind: Site, username: string, password = goodPassword) {
  const visitor = new Visitor(behind, { "x-forwarded-for": address });
  return logIn(visitor, username, password);
}

test("failures from elsewhere do not lock an account for its owner", async () => {
  await using proxied = await siteBehindProxy();
  const attack = () => logInFrom("198.51.100.1", proxied.site, "bob", "wrong password");
  assert.equal((await statusesOf(6, attack)).at(-1), 429);
  assert.equal((await logInFrom("203.0.113.9", proxied.site, "bob")).status, 302);
});

test("a network is refused after failures at many accounts, and an IPv6 subscriber counts as one network", async () => {
  await using proxied = await siteBehindProxy();
  let host = 0;
  const spray = () => {
    host += 1;
    return logInFrom(`2001:db8::${host}`, proxied.site, `user${host}`, "wrong password");
  };
  assert.deepEqual((await statusesOf(9, spray)).slice(-2), [200, 429]);
  // One account of one's own buys no more guesses.
  assert.equal((await logInFrom("2001:db8::abcd", proxied.site, "bob")).status, 429);
  assert.equal((await logInFrom("2001:db8:0:1::1", proxied.site, "bob")).status, 302);
});

test("a header of an untrusted client does not make it another network", async () => {
  let host = 0;
  const attempt = () => {
    host += 1;
    const visitor = new Visitor(site, { "x-forwarded-for": `203.0.113.${host}`, forwarded: `for=203.0.113.${host}` });
    return logIn(visitor, "mallory", "wrong password");
  };
  assert.equal((await statusesOf(6, attempt)).at(-1), 429);
});

test("whoever has found an open session cannot guess its password", async () => {
  const visitor = new Visitor(site);
  await logIn(visitor, "dora");
  const attempt = () => changeTo(visitor, "another long sentence", "wrong password");
  assert.deepEqual(await statusesOf(6, attempt), [200, 200, 200, 200, 200, 429]);
});

test("nobody's mailbox is flooded, and the refusal does not tell who exists", async () => {
  for (const email of ["carl@example.com", "nobody@example.com"]) {
    const visitor = new Visitor(site);
    await visitor.get("/accounts/password_reset/");
    const ask = () => visitor.post("/accounts/password_reset/", { email });
    assert.deepEqual(await statusesOf(6, ask), [302, 302, 302, 302, 302, 429]);
  }
});

test("the wait is told in words", () => {
  const waits = [1, 59, 90, 91, 900].map((seconds) => waitMessage(seconds).split(" try again in ")[1]);
  assert.deepEqual(waits, ["1 second.", "59 seconds.", "90 seconds.", "2 minutes.", "15 minutes."]);
});
