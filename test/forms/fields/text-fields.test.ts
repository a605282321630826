import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { defineForm, field } from "#rooms/forms";
import { outcome } from "./outcome.ts";

test("white space around a line is cut off, around a password it is kept", async () => {
  assert.equal(await outcome(field.char(), "  a b\t\n"), "a b");
  assert.equal(await outcome(field.password(), "  a b "), "  a b ");
});

test("nothing, an empty text and mere white space are missing", async () => {
  for (const texts of [[], [""], ["   "]]) {
    assert.equal(await outcome(field.char(), ...texts), "[This field is required.]");
    assert.equal(await outcome(field.char({ required: false }), ...texts), "");
  }
});

test("of several texts the last one counts, as in Django", async () => {
  assert.equal(await outcome(field.char(), "first", "last"), "last");
});

test("lengths are counted in characters, not in UTF-16 units", async () => {
  const name = field.char({ minLength: 2, maxLength: 3 });
  assert.equal(await outcome(name, "🙂🙂🙂"), "🙂🙂🙂");
  assert.equal(await outcome(name, "abcd"), "[Ensure this value has at most 3 characters (it has 4).]");
  assert.equal(await outcome(name, "🙂"), "[Ensure this value has at least 2 characters (it has 1).]");
  assert.equal(
    await outcome(field.char({ maxLength: 1 }), "ab"),
    "[Ensure this value has at most 1 character (it has 2).]",
  );
});

test("NUL characters, which PostgreSQL cannot store, are refused in every kind", async () => {
  for (const cleaner of [field.char(), field.text(), field.password(), field.email()]) {
    assert.equal(await outcome(cleaner, "a\0b"), "[Null characters are not allowed.]");
  }
});

test("the ends of lines are single line feeds, and count as one character", async () => {
  assert.equal(await outcome(field.text({ maxLength: 3 }), "a\r\nb"), "a\nb");
});

test("slugs, addresses of the web and of machines are recognised", async () => {
  assert.equal(await outcome(field.slug(), "a-b_1"), "a-b_1");
  assert.match(await outcome(field.slug(), "a b"), /Enter a valid “slug”/);
  assert.equal(await outcome(field.url(), "https://example.com/a"), "https://example.com/a");
  assert.equal(await outcome(field.url(), "javascript:alert(1)"), "[Enter a valid URL.]");
  assert.equal(await outcome(field.ip(), "::1"), "::1");
  assert.equal(await outcome(field.ip(), "1.2.3"), "[Enter a valid IPv4 or IPv6 address.]");
});

test("e-mail addresses are recognised", async () => {
  for (const text of ["ada@example.com", "a.b+c@sub.example.co.uk", " ada@example.com "]) {
    assert.equal(await outcome(field.email(), text), text.trim());
  }
  for (const text of ["ada", "ada@", "@example.com", "a b@example.com", "ada@example..com", "ada@example.com\nx"]) {
    assert.equal(await outcome(field.email(), text), "[Enter a valid email address.]", text);
  }
  assert.equal(await outcome(field.email({ required: false }), ""), "");
});

test("whatever is accepted keeps the limits", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 12 }), async (text) => {
      const result = await field.char({ maxLength: 5 }).clean([text]);
      if (!result.valid) return;
      assert.ok([...result.value].length <= 5 && result.value === result.value.trim() && !result.value.includes("\0"));
    }),
  );
});

test("a password is shown nowhere, not even one that the form begins with", () => {
  const { secret } = defineForm({ secret: field.password({ initial: "hunter2" }) }).blank().fields;
  assert.deepEqual(secret.texts, []);
  assert.doesNotMatch(String(secret.control.render()), /hunter2/);
});
