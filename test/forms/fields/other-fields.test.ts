import assert from "node:assert/strict";
import { test } from "node:test";
import { type Field, field } from "#rooms/forms";

/** The value, or the error in brackets. */
function outcome(cleaner: Field<unknown>, ...texts: readonly string[]): unknown {
  const result = cleaner.clean(texts);
  return result.valid ? result.value : `[${result.error}]`;
}

test("whole numbers are read within their limits", () => {
  const age = field.integer({ min: 0, max: 150 });
  assert.equal(outcome(age, " 42 "), 42);
  assert.equal(outcome(age, "-1"), "[Ensure this value is greater than or equal to 0.]");
  assert.equal(outcome(age, "151"), "[Ensure this value is less than or equal to 150.]");
  assert.equal(outcome(age), "[This field is required.]");
  assert.equal(outcome(field.integer({ required: false }), ""), undefined);
});

test("what is no whole number, or too large to be one here, is refused", () => {
  for (const text of ["x", "1.5", "1e3", "0x10", "1 2", "NaN", "9007199254740993"]) {
    assert.equal(outcome(field.integer(), text), "[Enter a whole number.]", text);
  }
});

test("a box is ticked or not", () => {
  const box = field.boolean({ required: false });
  for (const text of ["on", "true", "1"]) assert.equal(outcome(box, text), true);
  for (const text of ["", "false", "False", "0"]) assert.equal(outcome(box, text), false);
  assert.equal(outcome(box), false);
  assert.equal(outcome(field.boolean()), "[This field is required.]");
});

test("only the offered choices are accepted, names of built-in properties not among them", () => {
  const status = field.choice({ draft: "Draft", published: "Published" });
  assert.equal(outcome(status, "draft"), "draft");
  assert.equal(outcome(status, "x"), "[Select a valid choice. x is not one of the available choices.]");
  assert.match(String(outcome(status, "constructor")), /Select a valid choice/);
  assert.equal(outcome(status, ""), "[This field is required.]");
  assert.equal(outcome(field.choice({ a: "A" }, { required: false }), ""), undefined);
});
