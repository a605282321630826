import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { field } from "#rooms/forms";
import { cleaned, outcome } from "./outcome.ts";

test("whole numbers are read within their limits", async () => {
  const age = field.integer({ min: 0, max: 150 });
  assert.equal(await cleaned(age, " 42 "), 42);
  assert.equal(await cleaned(age, "-1"), "[Ensure this value is greater than or equal to 0.]");
  assert.equal(await cleaned(age, "151"), "[Ensure this value is less than or equal to 150.]");
  assert.equal(await cleaned(age), "[This field is required.]");
  assert.equal(await cleaned(field.integer({ required: false }), ""), undefined);
});

test("what is no whole number, or too large to be one here, is refused", async () => {
  for (const text of ["x", "1.5", "1e3", "0x10", "1 2", "NaN", "9007199254740993"]) {
    assert.equal(await cleaned(field.integer(), text), "[Enter a whole number.]", text);
  }
});

test("whole numbers of 64 bits stay exact", async () => {
  assert.equal(await cleaned(field.bigInteger(), "+9223372036854775807"), 9223372036854775807n);
  const limited = field.bigInteger({ max: 10n });
  assert.equal(await cleaned(limited, "11"), "[Ensure this value is less than or equal to 10.]");
  const long = await cleaned(field.bigInteger(), "9".repeat(1_001));
  assert.equal(long, "[Ensure this value has at most 1000 characters (it has 1001).]");
});

test("numbers with a fraction are finite", async () => {
  for (const text of ["1.5", ".5", "15e-1", "+2."]) assert.equal(await cleaned(field.float(), text), Number(text));
  for (const text of ["", "1,5", "Infinity", "NaN", "1e999", "0x1"]) {
    assert.match(await outcome(field.float(), text), /^\[(Enter a number|This field is required)\.\]$/, text);
  }
});

test("decimals are exact texts with all their places", async () => {
  const price = field.decimal({ maxDigits: 5, decimalPlaces: 2, min: "0", max: "500" });
  for (const [text, value] of [
    ["1", "1.00"],
    ["0012.5", "12.50"],
    ["-0", "0.00"],
    [".25", "0.25"],
    ["1.500", "1.50"],
  ]) {
    assert.equal(await outcome(price, `${text}`), value);
  }
  assert.equal(await outcome(field.decimal(), "0.10"), "0.1");
});

test("decimals that do not fit are refused in Django's words", async () => {
  const price = field.decimal({ maxDigits: 4, decimalPlaces: 2, max: "50" });
  assert.equal(await outcome(price, "1.234"), "[Ensure that there are no more than 2 decimal places.]");
  assert.equal(await outcome(price, "12345"), "[Ensure that there are no more than 4 digits in total.]");
  assert.equal(await outcome(price, "123"), "[Ensure that there are no more than 2 digits before the decimal point.]");
  assert.equal(await outcome(price, "50.01"), "[Ensure this value is less than or equal to 50.]");
  for (const text of ["1e2", "NaN", "1.2.3", "1,5", "--1"])
    assert.equal(await outcome(price, text), "[Enter a number.]");
});

test("a decimal that a form shows comes back as it was", async () => {
  const price = field.decimal({ maxDigits: 8, decimalPlaces: 2 });
  const decimals = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => (cents / 100).toFixed(2));
  await fc.assert(
    fc.asyncProperty(decimals, async (text) => {
      const [shown = ""] = price.format(text);
      assert.equal(await outcome(price, shown), text === "-0.00" ? "0.00" : text);
    }),
  );
});
