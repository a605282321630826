import assert from "node:assert/strict";
import { test } from "node:test";
import { constantTimeEqual, lettersAndDigits, randomString } from "#rooms/signing";

test("a random string has the length asked for and only characters of the alphabet", () => {
  assert.match(randomString(1000), /^[a-zA-Z0-9]{1000}$/);
  assert.match(randomString(1000, "ab"), /^[ab]{1000}$/);
  assert.equal(randomString(0), "");
  assert.equal(new Set(lettersAndDigits).size, 62);
});

test("every character of the alphabet appears about equally often", () => {
  const counts = new Map<string, number>();
  for (const character of randomString(62_000)) counts.set(character, (counts.get(character) ?? 0) + 1);
  assert.equal(counts.size, 62);
  // Nine standard deviations around 1000: a fair generator leaves this range once in 10^17 runs.
  for (const [character, count] of counts) assert(count > 715 && count < 1285, `${character}: ${count}`);
});

test("random strings differ", () => {
  assert.equal(new Set(Array.from({ length: 1000 }, () => randomString(32))).size, 1000);
});

test("equal texts compare equal in constant time, others do not", () => {
  assert(constantTimeEqual("å", "å"));
  assert(!constantTimeEqual("a", "b"));
  assert(!constantTimeEqual("a", "aa"));
  assert(!constantTimeEqual("", "a"));
});
