import assert from "node:assert/strict";
import { test } from "node:test";
import { defineHook, defineReadiness, type Readiness, readinessFailed } from "#rooms/http";
import { testSite } from "../support.ts";

const works = defineReadiness({ name: "db.connection", check: async () => undefined });
const fails = defineReadiness({
  name: "cache.connection",
  check: () => Promise.reject(new Error("password of 10.0.0.9 refused")),
});
const brokenHook = defineHook({ name: "test.broken", handle: () => Promise.reject(new Error("no database")) });

async function ask(target: string, readiness: readonly Readiness[], DEBUG = false) {
  const site = await testSite([], { settings: { DEBUG }, readiness, hooks: [brokenHook], release: "v12" });
  // Orchestrators ask by address.
  const { status, text, headers } = await site.inject({ target, headers: { Host: "10.1.2.3:8000" } });
  await site.close();
  return { status, headers, answer: text === "" ? undefined : JSON.parse(text) };
}

test("a living process says so with its release, whatever the Host and the state of what it needs", async () => {
  const { status, answer, headers } = await ask("/healthz", [fails]);
  assert.equal(status, 200);
  assert.deepEqual(answer, { status: "alive", release: "v12" });
  assert.match(String(headers["cache-control"]), /no-store/);
  assert.equal(headers["x-content-type-options"], "nosniff");
});

test("a process is ready when each check works", async () => {
  const { status, answer } = await ask("/readyz", [works]);
  assert.deepEqual([status, answer.status], [200, "ready"]);
});

test("a process is not ready when one check fails: 503 with names, reasons in the event only", async () => {
  const reasons: string[] = [];
  const stop = readinessFailed.subscribe(({ name, error }) => reasons.push(`${name}: ${error}`));
  const { status, answer } = await ask("/readyz", [works, fails]);
  stop();
  assert.equal(status, 503);
  assert.deepEqual(answer.checks, [
    { name: "db.connection", status: "ready" },
    { name: "cache.connection", status: "unready" },
  ]);
  assert.deepEqual(reasons, ["cache.connection: Error: password of 10.0.0.9 refused"]);
});

test("in DEBUG the reasons are shown", async () => {
  const { answer } = await ask("/readyz", [fails], true);
  assert.equal(answer.checks[0].detail, "Error: password of 10.0.0.9 refused");
});

test("a check that throws at once counts as failed", async () => {
  const broken = defineReadiness({
    name: "test.broken",
    check: () => {
      throw new Error("at once");
    },
  });
  assert.equal((await ask("/readyz", [broken])).status, 503);
});

test("only reading the health is answered early: other methods meet the host check", async () => {
  const site = await testSite([]);
  const { status } = await site.inject({ method: "POST", target: "/healthz", headers: { Host: "10.1.2.3" } });
  const head = await site.inject({ method: "HEAD", target: "/healthz", headers: { Host: "10.1.2.3" } });
  await site.close();
  assert.deepEqual([status, head.status], [400, 200]);
});
