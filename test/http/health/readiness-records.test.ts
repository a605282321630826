import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { after, beforeEach, test } from "node:test";
import { defineError } from "#rooms/errors";
import { httpLogRecords, readinessFailed, readinessRestored } from "#rooms/http";
import { subscribeLogRecords } from "#rooms/logging";
import { recordingLogger } from "../../logging/recording.ts";
import { freePort } from "../../support/tolv.ts";

const CacheAway = defineError<object>("test.cache_away", {
  message: () => "No cache answers.",
  hint: "Start the cache.",
});

const { logger, lines, records } = recordingLogger();
after(subscribeLogRecords(httpLogRecords, logger));
beforeEach(() => lines.splice(0));

/** The record of a failure, without time and process. */
function recordOf(error: unknown, milliseconds = 0): Record<string, unknown> {
  readinessFailed.emit({ name: "cache.connection", error, milliseconds });
  const [{ time, pid, room, ...record } = {}] = records();
  return record;
}

async function refusal(): Promise<unknown> {
  const [error] = await once(connect(await freePort(), "127.0.0.1"), "error");
  return error;
}

test("what is away is told in words, with the next step, and without a stack", async () => {
  const cause = await refusal();
  assert.match(String(cause), /ECONNREFUSED/);
  const { cause: told, ...record } = recordOf(new CacheAway({}, { cause }));
  assert.match(String(told), /^connect ECONNREFUSED 127\.0\.0\.1:\d+$/);
  assert.deepEqual(record, {
    level: "warn",
    name: "cache.connection",
    code: "test.cache_away",
    reason: "No cache answers.",
    hint: "Start the cache.",
    message: "Not ready: cache.connection",
  });
  assert.doesNotMatch(lines.join(), /stack|\bat /);
});

test("a reason that is an error of its own, of several addresses, or of fetch, has no stack either", () => {
  const several = Object.assign(new AggregateError([new Error("::1"), new Error("127.0.0.1")]), {
    code: "ECONNREFUSED",
  });
  assert.equal(recordOf(several).reason, "ECONNREFUSED");
  lines.splice(0);
  const { reason, cause, error } = recordOf(new TypeError("fetch failed", { cause: several }));
  assert.deepEqual([reason, cause, error], ["fetch failed", "ECONNREFUSED", undefined]);
});

test("a mistake in the check is told with its stack", () => {
  const { error } = recordOf(new TypeError("x is undefined"));
  assert.match(String(Reflect.get(Object(error), "stack")), /TypeError: x is undefined\n +at /);
});

test("a secret in a reason is masked", () => {
  assert.equal(
    recordOf(new Error("redis://app:hunter2@cache/ refused")).reason,
    "redis://app:[redacted]@cache/ refused",
  );
});

test("a reminder and a recovery say for how long", () => {
  const { message, seconds } = recordOf(new Error("refused"), 300_123);
  assert.deepEqual([message, seconds], ["Still not ready: cache.connection", 300]);
  readinessRestored.emit({ name: "cache.connection", milliseconds: 301_900 });
  const { time, pid, room, ...record } = records().at(-1) ?? {};
  assert.deepEqual(record, {
    level: "info",
    name: "cache.connection",
    seconds: 302,
    message: "Ready again: cache.connection",
  });
});
