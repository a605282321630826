import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { defineContextKey, runInContext } from "#rooms/context";

const colour = defineContextKey<string>("test.colour");
const size = defineContextKey<number>("test.size");

test("a value is found inside its context only", () => {
  assert.equal(colour.find(), undefined);
  assert.equal(
    runInContext([colour.with("red")], () => colour.get()),
    "red",
  );
  assert.equal(colour.find(), undefined);
});

test("asking outside a context says what was asked for and what to do", () => {
  assert.throws(() => colour.get(), { code: "context.missing", message: /"test.colour"/, hint: /project\.run/ });
});

test("an inner context inherits the outer values and overrides its own", () => {
  runInContext([colour.with("red"), size.with(1)], () => {
    runInContext([colour.with("blue")], () => assert.deepEqual([colour.get(), size.get()], ["blue", 1]));
    assert.deepEqual([colour.get(), size.get()], ["red", 1]);
  });
});

test("concurrent contexts do not see each other across awaits", async () => {
  const paint = (value: string) =>
    runInContext([colour.with(value)], async () => {
      await pause(1);
      return colour.get();
    });
  assert.deepEqual(await Promise.all(["red", "green", "blue"].map(paint)), ["red", "green", "blue"]);
});
