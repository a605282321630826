import assert from "node:assert/strict";
import { test } from "node:test";
import { argon2Available, argon2Hasher } from "../../../../src/contrib/auth/passwords/argon2-hasher.ts";
import { djangoVectors } from "../../fixtures/django-vectors.ts";

const vectors = djangoVectors.passwords.filter(({ encoded }) => encoded.startsWith("argon2$"));

test("the locked Node computes Argon2", () => {
  assert.equal(argon2Available, true);
});

test("verifies what Django wrote", async () => {
  assert.equal(vectors.length, 1);
  for (const { password, encoded } of vectors) {
    assert.equal(await argon2Hasher.verify(password, encoded), true);
    assert.equal(await argon2Hasher.verify(`${password} `, encoded), false);
    assert.equal(argon2Hasher.isWeak(encoded), false);
  }
});

test("writes Django's format and reads it back", async () => {
  const encoded = await argon2Hasher.encode("secret");
  assert.match(encoded, /^argon2\$argon2id\$v=19\$m=102400,t=2,p=8\$[a-zA-Z0-9+/]{30}\$[a-zA-Z0-9+/]{43}$/);
  assert.equal(await argon2Hasher.verify("secret", encoded), true);
});

test("calls a hash of less memory weak", () => {
  assert.equal(argon2Hasher.isWeak("argon2$argon2id$v=19$m=512,t=2,p=2$c2FsdHNhbHQ$aGFzaGhhc2g"), true);
});

test("refuses a stored cost that would exhaust the process, and malformed ones", async () => {
  for (const cost of ["m=99999999,t=2,p=8", "m=8,t=2,p=8", "m=102400,t=0,p=8", "m=102400,t=2,p=0"]) {
    const encoded = `argon2$argon2id$v=19$${cost}$c2FsdHNhbHQ$aGFzaGhhc2g`;
    assert.equal(await argon2Hasher.verify("secret", encoded), false, cost);
  }
});
