import assert from "node:assert/strict";
import { test } from "node:test";
import { formatNumber } from "#rooms/formats";

test("thousands are set apart, whatever the type of the number", () => {
  const numbers = [0, 999, 1000, 1234567, -1234567, 1234.5678, 12345678901234567890n, "-1234567.50", "0.1234"];
  assert.deepEqual(numbers.map(formatNumber), [
    "0",
    "999",
    "1,000",
    "1,234,567",
    "-1,234,567",
    "1,234.5678",
    "12,345,678,901,234,567,890",
    "-1,234,567.50",
    "0.1234",
  ]);
});

test("what is no plain number is shown as it is", () => {
  assert.deepEqual([Number.NaN, 1e21, "n/a"].map(formatNumber), ["NaN", "1e+21", "n/a"]);
});
