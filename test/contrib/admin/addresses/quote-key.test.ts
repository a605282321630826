import assert from "node:assert/strict";
import { test } from "node:test";
import { quoteKey, unquoteKey } from "../../../../src/contrib/admin/addresses/quote-key.ts";

test("keys are quoted as Django quotes them, and read again", () => {
  const quoted = {
    "1": 1,
    a_5Fb: "a_b",
    a_2Fb_3F_3D: "a/b?=",
    _3Cscript_3E: "<script>",
    "å b": "å b",
    _2E_2E: "..",
    "a.b": "a.b",
  };
  for (const [text, key] of Object.entries(quoted)) {
    assert.equal(quoteKey(key), text);
    assert.equal(unquoteKey(text), String(key));
  }
});

test("what is never quoted is not read as if it were", () => {
  assert.equal(unquoteKey("a_41_zz_5f"), "a_41_zz_5f");
});
