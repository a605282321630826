import assert from "node:assert/strict";
import { test } from "node:test";
import { defineApp, routes } from "#rooms/apps";
import { databaseSettings } from "#rooms/config";
import { attemptRefused, Counter, deleteExpiredCounters, TooManyAttempts, throttle } from "#rooms/contrib/throttling";
import { queryExecuted } from "#rooms/db";
import { respond, route } from "#rooms/http";
import { boot, testProject } from "../project.ts";
import { Visitor } from "../visitor.ts";

const board = defineApp({
  name: "board",
  contributes: [
    routes([
      route.get("/say/", {}, async () => {
        await throttle("say", "everybody", { limit: 1, seconds: 60 });
        return respond.text("said");
      }),
    ]),
  ],
});

const running = await testProject({ apps: [board] });
const perMinute = (limit: number) => ({ limit, seconds: 60 });

test("the attempts of the limit are allowed, the next one is not, and others are not touched", async () => {
  await running.run(async () => {
    await throttle("comments", "ada", perMinute(2));
    await throttle("comments", "ada", perMinute(2));
    await assert.rejects(throttle("comments", "ada", perMinute(2)), (error) => {
      assert.ok(error instanceof TooManyAttempts);
      assert.equal(error.status, 429);
      assert.ok(error.details.retryAfter > 0 && error.details.retryAfter <= 60);
      return true;
    });
    await throttle("comments", "bob", perMinute(2));
    await throttle("likes", "ada", perMinute(2));
  });
});

test("an attempt costs one statement, and what is stored names nobody", async () => {
  const statements: string[] = [];
  const stop = queryExecuted.subscribe(({ sql }) => statements.push(sql));
  await running.run(() => throttle("comments", "a secret that was typed as a name", perMinute(2)));
  stop();
  assert.equal(statements.length, 1);
  const rows = await running.run(() => Counter.filter({ key__startswith: "comments:" }).all());
  for (const { key } of rows) assert.match(key, /^comments:[0-9a-f]{64}$/);
});

test("attempts at the same moment are counted exactly, in one process and in two", async () => {
  const { DATABASE_URL = "" } = running.config.of(databaseSettings);
  await using other = await boot(DATABASE_URL);
  const attempts = [running, other].flatMap((project) =>
    Array.from({ length: 20 }, () => project.run(() => throttle("burst", "ada", perMinute(7)).then(() => true))),
  );
  const outcomes = await Promise.allSettled(attempts);
  assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 7);
});

test("counting begins anew when the time is over", async () => {
  await running.run(async () => {
    await throttle("renewed", "ada", perMinute(1));
    await assert.rejects(throttle("renewed", "ada", perMinute(1)), TooManyAttempts);
    await Counter.filter({ key__startswith: "renewed:" }).update({ expiresAt: new Date(Date.now() - 1000) });
    await throttle("renewed", "ada", perMinute(1));
    await assert.rejects(throttle("renewed", "ada", perMinute(1)), TooManyAttempts);
  });
});

test("a request that is refused ends with 429 and Retry-After, and the event tells whose address it was", async () => {
  const visitor = new Visitor(await running.createSite());
  assert.equal((await visitor.get("/say/")).text, "said");
  const events: { readonly remoteAddress: string | undefined }[] = [];
  const stop = attemptRefused.subscribe((event) => events.push(event));
  const { status, headers } = await visitor.get("/say/");
  stop();
  assert.equal(status, 429);
  assert.match(String(headers["retry-after"]), /^([1-5]?\d|60)$/);
  assert.equal(events[0]?.remoteAddress, "127.0.0.1");
});

test("only expired counters are deleted", async () => {
  await running.run(async () => {
    await Counter.filter({}).delete();
    const rows = Array.from({ length: 12_000 }, (_, index) => ({
      key: `old:${index}`,
      count: 1,
      expiresAt: new Date(0),
    }));
    await Counter.bulkCreate(rows);
    await throttle("living", "ada", perMinute(1));
    assert.equal(await deleteExpiredCounters(), 12_000);
    assert.equal(await Counter.filter({}).count(), 1);
  });
});
