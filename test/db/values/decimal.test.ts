import assert from "node:assert/strict";
import test from "node:test";
import { f } from "#rooms/db";

const price = f.decimal({ maxDigits: 6, decimalPlaces: 2 });

test("decimals are written with all their places", () => {
  const texts = { "1": "1.00", "-0.5": "-0.50", "007.10": "7.10", "-0.00": "0.00", "1234.500": "1234.50" };
  for (const [given, written] of Object.entries(texts)) assert.equal(price.toDatabase(given), written, given);
});

test("what is no decimal number is refused", () => {
  for (const text of ["", "-", ".5", "5.", "1e3", "NaN", "Infinity", "+1", "1,5", " 1", "1 ", "0x1"]) {
    assert.throws(() => price.toDatabase(text), { code: "db.invalid_value" }, text);
    assert.deepEqual(price.validate(text), [{ code: "invalid", message: "Enter a number." }], text);
  }
});

test("too many digits are told apart as Django does", () => {
  const messages = (text: string) => price.validate(text).map(({ code, message }) => `${code}: ${message}`);
  assert.deepEqual(messages("12345.67"), ["max_digits: Ensure that there are no more than 6 digits in total."]);
  assert.deepEqual(messages("1.234"), ["max_decimal_places: Ensure that there are no more than 2 decimal places."]);
  assert.deepEqual(messages("12345"), [
    "max_whole_digits: Ensure that there are no more than 4 digits before the decimal point.",
  ]);
  assert.deepEqual(messages("1.2300"), []);
  const [problem] = f.decimal({ maxDigits: 2, decimalPlaces: 1 }).validate("1.25");
  assert.equal(problem?.message, "Ensure that there are no more than 2 digits in total.");
});
