import assert from "node:assert/strict";
import { test } from "node:test";
import { oncePerName } from "#rooms/util";

function counting() {
  const asked: string[] = [];
  const isShort = oncePerName((name) => {
    asked.push(name);
    return name.length < 5;
  });
  return { asked, isShort };
}

test("an answer is computed once, whichever it is", () => {
  const { asked, isShort } = counting();
  assert.deepEqual(["user", "password", "user", "password"].map(isShort), [true, false, true, false]);
  assert.deepEqual(asked, ["user", "password"]);
});

test("names without end, and endless names, are answered without being kept", () => {
  const { asked, isShort } = counting();
  const long = "x".repeat(101);
  for (let number = 0; number < 1000; number += 1) isShort(`n${number}`);
  asked.splice(0);
  assert.deepEqual([long, long, "n999", "late", "late"].map(isShort), [false, false, true, true, true]);
  assert.deepEqual(asked, [long, long, "late", "late"]);
});
