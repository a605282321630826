import assert from "node:assert/strict";
import { test } from "node:test";
import { asciiJson } from "#rooms/util";

test("escapes whatever is not printable ASCII, as Python does", () => {
  assert.equal(asciiJson({ name: 'Zoë "✓"', list: [1, null] }), '{"name":"Zo\\u00eb \\"\\u2713\\"","list":[1,null]}');
  assert.equal(asciiJson("🙂\u007f\n\u0001"), '"\\ud83d\\ude42\\u007f\\n\\u0001"');
});

test("is read back as what it was", () => {
  const value = { "schlüssel\u2028": ["🙂", "~", ""] };
  assert.deepEqual(JSON.parse(asciiJson(value)), value);
});
