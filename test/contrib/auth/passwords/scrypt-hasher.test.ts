import assert from "node:assert/strict";
import { test } from "node:test";
import { scryptHasher } from "../../../../src/contrib/auth/passwords/scrypt-hasher.ts";
import { djangoVectors } from "../../fixtures/django-vectors.ts";

const vectors = djangoVectors.passwords.filter(({ encoded }) => encoded.startsWith("scrypt$"));

test("verifies Django's format at its old and its new parallelization", async () => {
  assert.equal(vectors.length, 2);
  for (const { password, encoded } of vectors) {
    assert.equal(await scryptHasher.verify(password, encoded), true, encoded);
    assert.equal(await scryptHasher.verify(password.slice(1), encoded), false, encoded);
  }
});

test("writes Django's format and reads it back", async () => {
  const encoded = await scryptHasher.encode("secret");
  assert.match(encoded, /^scrypt\$16384\$[a-zA-Z0-9]{22}\$8\$5\$[a-zA-Z0-9+/]{86}==$/);
  assert.equal(await scryptHasher.verify("secret", encoded), true);
});

test("calls a hash of less work weak", () => {
  assert.deepEqual(
    vectors.map(({ encoded }) => scryptHasher.isWeak(encoded)),
    [true, false],
  );
});

test("refuses a stored cost that would exhaust the process", async () => {
  for (const cost of ["16777216$salt$8$1", "16384$salt$4096$1", "16383$salt$8$1", "0$salt$8$1", "16384$salt$0$1"]) {
    assert.equal(await scryptHasher.verify("secret", `scrypt$${cost}$aGFzaA==`), false, cost);
  }
});
