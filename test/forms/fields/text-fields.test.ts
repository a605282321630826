import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Field, field } from "#rooms/forms";

/** The value, or the error in brackets. */
function outcome(cleaner: Field<string>, ...texts: readonly string[]): string {
  const result = cleaner.clean(texts);
  return result.valid ? result.value : `[${result.error}]`;
}

test("white space around a line is cut off, around a password it is kept", () => {
  assert.equal(outcome(field.char(), "  a b\t\n"), "a b");
  assert.equal(outcome(field.password(), "  a b "), "  a b ");
});

test("nothing, an empty text and mere white space are missing", () => {
  for (const texts of [[], [""], ["   "]]) {
    assert.equal(outcome(field.char(), ...texts), "[This field is required.]");
    assert.equal(outcome(field.char({ required: false }), ...texts), "");
  }
});

test("of several texts the last one counts, as in Django", () => {
  assert.equal(outcome(field.char(), "first", "last"), "last");
});

test("lengths are counted in characters, not in UTF-16 units", () => {
  const name = field.char({ minLength: 2, maxLength: 3 });
  assert.equal(outcome(name, "🙂🙂🙂"), "🙂🙂🙂");
  assert.equal(outcome(name, "abcd"), "[Ensure this value has at most 3 characters (it has 4).]");
  assert.equal(outcome(name, "🙂"), "[Ensure this value has at least 2 characters (it has 1).]");
  assert.equal(outcome(field.char({ maxLength: 1 }), "ab"), "[Ensure this value has at most 1 character (it has 2).]");
});

test("NUL characters, which PostgreSQL cannot store, are refused in every kind", () => {
  for (const cleaner of [field.char(), field.text(), field.password(), field.email()]) {
    assert.equal(outcome(cleaner, "a\0b"), "[Null characters are not allowed.]");
  }
});

test("e-mail addresses are recognised", () => {
  for (const text of ["ada@example.com", "a.b+c@sub.example.co.uk", " ada@example.com "]) {
    assert.equal(outcome(field.email(), text), text.trim());
  }
  for (const text of [
    "ada",
    "ada@",
    "@example.com",
    "ada@localhost",
    "a b@example.com",
    "ada@example..com",
    "ada@example.com\nx",
  ]) {
    assert.equal(outcome(field.email(), text), "[Enter a valid email address.]", text);
  }
  assert.equal(outcome(field.email({ required: false }), ""), "");
});

test("whatever is accepted keeps the limits", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 12 }), (text) => {
      const result = field.char({ maxLength: 5 }).clean([text]);
      if (!result.valid) return;
      assert.ok([...result.value].length <= 5 && result.value === result.value.trim() && !result.value.includes("\0"));
    }),
  );
});
