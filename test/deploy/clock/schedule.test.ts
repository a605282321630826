import assert from "node:assert/strict";
import { test } from "node:test";
import { Schedule } from "../../../src/deploy/clock/schedule.ts";

const hourly = { command: ["clearsessions"], seconds: 3600 };
const often = { command: ["publish_scheduled"], seconds: 60 };
const midnight = Date.UTC(2026, 0, 1);
const minute = 60_000;

test("a job's time comes when its next interval begins, not at the start", () => {
  const schedule = new Schedule([hourly], midnight + 10 * minute);
  assert.deepEqual(schedule.takeDue(midnight + 59 * minute), []);
  assert.deepEqual(schedule.takeDue(midnight + 60 * minute), [hourly]);
  assert.deepEqual(schedule.takeDue(midnight + 61 * minute), []);
});

test("each job has its own time, and the wait is for the nearest", () => {
  const schedule = new Schedule([hourly, often], midnight + 30_000);
  assert.equal(schedule.untilNext(midnight + 30_000), 30_000);
  assert.deepEqual(schedule.takeDue(midnight + minute), [often]);
  assert.deepEqual(schedule.takeDue(midnight + 60 * minute), [hourly, often]);
});

test("several intervals that went by, while the machine slept, count once", () => {
  const schedule = new Schedule([often], midnight);
  assert.deepEqual(schedule.takeDue(midnight + 10 * minute), [often]);
  assert.equal(schedule.untilNext(midnight + 10 * minute), minute);
});

test("a clock of the system that was set back runs nothing twice", () => {
  const schedule = new Schedule([often], midnight + 5 * minute);
  assert.deepEqual(schedule.takeDue(midnight + 3 * minute), []);
  assert.deepEqual(schedule.takeDue(midnight + 6 * minute), [often]);
});

test("what is due already is not waited for, and without jobs the wait has no end", () => {
  assert.equal(new Schedule([often], midnight).untilNext(midnight + 5 * minute), 0);
  assert.equal(new Schedule([], midnight).untilNext(midnight), Number.POSITIVE_INFINITY);
});
