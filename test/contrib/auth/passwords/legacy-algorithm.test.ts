import assert from "node:assert/strict";
import { test } from "node:test";
import { legacyAlgorithmOf } from "../../../../src/contrib/auth/passwords/legacy-algorithm.ts";

test("names the hashes without a salt that ancient versions of Django wrote", () => {
  assert.equal(legacyAlgorithmOf("5ebe2294ecd0e0f08eab7690d2a6ee69"), "unsalted_md5");
  assert.equal(legacyAlgorithmOf("md5$$5ebe2294ecd0e0f08eab7690d2a6ee69"), "unsalted_md5");
  assert.equal(legacyAlgorithmOf("sha1$$e5e9fa1ba31ecd1ae84f75caaa474f3a663f05f4"), "unsalted_sha1");
});

test("names nothing else", () => {
  for (const encoded of [
    "",
    "secret",
    "md5$salt$5ebe2294ecd0e0f08eab7690d2a6ee69",
    "5ebe2294ecd0e0f08eab7690d2a6ee6",
  ]) {
    assert.equal(legacyAlgorithmOf(encoded), undefined, encoded);
  }
});
