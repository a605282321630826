import assert from "node:assert/strict";
import { test } from "node:test";
import { sessionAuthHash, verifySessionAuthHash } from "../../../src/contrib/auth/session-auth-hash.ts";
import { djangoVectors } from "../fixtures/django-vectors.ts";
import { configured } from "../support.ts";

test("computes Django's hash of the password column", () => {
  for (const { password, hash } of djangoVectors.sessionHashes) {
    assert.equal(
      configured(() => sessionAuthHash({ password })),
      hash,
    );
  }
});

test("tells the present key from a former one and from a wrong hash", () => {
  const { password, hash } = djangoVectors.sessionHashes[0] ?? assert.fail();
  const verdict = (user: { password: string }, environment = {}) =>
    configured(() => verifySessionAuthHash(user, hash), environment);
  assert.equal(verdict({ password }), "current");
  assert.equal(verdict({ password: `${password}x` }), "wrong");
  assert.equal(verdict({ password }, { SECRET_KEY: "new" }), "wrong");
  assert.equal(verdict({ password }, { SECRET_KEY: "new", SECRET_KEY_FALLBACKS: "prod-secret" }), "former");
  assert.equal(
    configured(() => verifySessionAuthHash({ password }, "")),
    "wrong",
  );
});
