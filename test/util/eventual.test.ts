import assert from "node:assert/strict";
import { test } from "node:test";
import { afterwards, rescued, whenThere } from "#rooms/util";

test("work goes on at once with a value that is there, and later with a promised one", async () => {
  assert.equal(
    whenThere(20, (value) => value + 1),
    21,
  );
  const later = whenThere(Promise.resolve(20), (value) => value + 1);
  assert.ok(later instanceof Promise);
  assert.equal(await later, 21);
});

test("a failure before the value keeps its way: thrown where nothing is promised, rejected where something is", async () => {
  const fail = () => {
    throw new Error("failed");
  };
  assert.throws(() => whenThere(1, fail), /failed/);
  await assert.rejects(async () => whenThere(Promise.resolve(1), fail), /failed/);
});

test("what is due afterwards is done once, whether the work succeeds, throws or rejects", async () => {
  const steps: string[] = [];
  const done = () => void steps.push("done");
  assert.equal(
    afterwards(() => 1, done),
    1,
  );
  assert.throws(
    () =>
      afterwards(() => {
        throw new Error("failed");
      }, done),
    /failed/,
  );
  const { promise, reject } = Promise.withResolvers<never>();
  const pending = afterwards(() => promise, done);
  assert.deepEqual(steps, ["done", "done"]);
  reject(new Error("failed later"));
  await assert.rejects(async () => pending, /failed later/);
  assert.deepEqual(steps, ["done", "done", "done"]);
});

test("a failure is rescued whether it is thrown or rejected", async () => {
  const rescue = (error: unknown) => `rescued from ${error}`;
  const thrown = rescued<string>(() => {
    throw new Error("now");
  }, rescue);
  assert.equal(thrown, "rescued from Error: now");
  assert.equal(await rescued<string>(() => Promise.reject(new Error("later")), rescue), "rescued from Error: later");
  assert.equal(
    rescued(() => "well", rescue),
    "well",
  );
});
