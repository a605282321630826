import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decodeBase62, encodeBase62 } from "../../src/signing/base62.ts";

test("numbers are written with Django's digits", () => {
  const numbers = [0, 9, 10, 35, 36, 61, 62, 3843, 1_790_000_000];
  assert.deepEqual(numbers.map(encodeBase62), ["0", "9", "A", "Z", "a", "z", "10", "zz", "1x8elk"]);
});

test("every safe whole number survives", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (number) => {
      assert.equal(decodeBase62(encodeBase62(number)), number);
    }),
  );
});

test("what is no number, or too large to be exact, is not read", () => {
  for (const text of ["", "-1", "1 ", "1_0", "zzzzzzzzzzzz"]) assert.equal(decodeBase62(text), undefined, text);
});
