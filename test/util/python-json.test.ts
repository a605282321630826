import assert from "node:assert/strict";
import { test } from "node:test";
import { asciiJson, pythonJson } from "#rooms/util";

test("writes a space behind each comma and colon, and none inside of texts", () => {
  const value = { pk: 1, fields: { tags: [2, 3], empty: [], none: null, text: 'a,b:"c"' } };
  const written = '{"pk": 1, "fields": {"tags": [2, 3], "empty": [], "none": null, "text": "a,b:\\"c\\""}}';
  assert.equal(pythonJson(value), written);
  assert.equal(pythonJson({}), "{}");
});

test("writes names and texts as it is told to", () => {
  assert.equal(pythonJson({ ä: ["ö"] }), '{"ä": ["ö"]}');
  assert.equal(pythonJson({ ä: ["ö"] }, asciiJson), '{"\\u00e4": ["\\u00f6"]}');
});
