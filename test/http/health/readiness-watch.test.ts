import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { defineReadiness, readinessFailed, readinessRestored } from "#rooms/http";
import { ReadinessWatch } from "../../../src/http/health/readiness-watch.ts";

const told: string[] = [];
const stops = [
  readinessFailed.subscribe(({ error, milliseconds }) => told.push(`${error} for ${milliseconds}`)),
  readinessRestored.subscribe(({ milliseconds }) => told.push(`restored after ${milliseconds}`)),
];
after(() => {
  for (const stop of stops) stop();
});
beforeEach(() => told.splice(0));

const minute = 60_000;

/** A check that says what it is told to say, and a clock that stands still. */
function watched() {
  const state: { now: number; reason: string | undefined; asked: number } = { now: 1000, reason: undefined, asked: 0 };
  const readiness = defineReadiness({
    name: "cache.connection",
    check: async () => {
      state.asked += 1;
      if (state.reason !== undefined) throw new Error(state.reason);
    },
  });
  return { state, watch: new ReadinessWatch(readiness, () => state.now) };
}

test("a check that works is not worth a word", async () => {
  const { watch } = watched();
  assert.equal(await watch.ask(), undefined);
  assert.deepEqual(told, []);
});

test("a failure is told when it begins and when it ends, not at each probe; each probe learns the reason", async () => {
  const { state, watch } = watched();
  state.reason = "refused";
  for (const now of [1000, 2000, 3000]) {
    state.now = now;
    assert.equal(String((await watch.ask())?.error), "Error: refused");
  }
  assert.deepEqual(told, ["Error: refused for 0"]);
  Object.assign(state, { now: 4000, reason: undefined });
  assert.equal(await watch.ask(), undefined);
  assert.equal(await watch.ask(), undefined);
  assert.deepEqual(told.slice(1), ["restored after 3000"]);
});

test("every five minutes it is told that the check still fails, with the reason of now", async () => {
  const { state, watch } = watched();
  state.reason = "refused";
  for (const minutes of [0, 4.9, 5, 9.9, 10]) {
    state.now = minutes * minute;
    if (minutes === 10) state.reason = "starting up";
    await watch.ask();
  }
  assert.deepEqual(told, ["Error: refused for 0", "Error: refused for 300000", "Error: starting up for 600000"]);
});

test("a failure after a recovery begins anew", async () => {
  const { state, watch } = watched();
  for (const reason of ["refused", undefined, "refused"]) {
    state.now += 1000;
    state.reason = reason;
    await watch.ask();
  }
  assert.deepEqual(told, ["Error: refused for 0", "restored after 1000", "Error: refused for 0"]);
});

test("probes that come together share one look", async () => {
  const { state, watch } = watched();
  await Promise.all([watch.ask(), watch.ask(), watch.ask()]);
  assert.equal(state.asked, 1);
  await watch.ask();
  assert.equal(state.asked, 2);
});
