import assert from "node:assert/strict";
import { test } from "node:test";
import { pbkdf2Hasher } from "../../../../src/contrib/auth/passwords/pbkdf2-hasher.ts";
import { djangoVectors } from "../../fixtures/django-vectors.ts";

const hasher = pbkdf2Hasher({ iterations: 1000 });
const legacyHasher = pbkdf2Hasher({ iterations: 1000, digest: "sha1" });
const salt = "b3JX5n3GXkZWqvSSdcig3h";

test("verifies what Django wrote, whatever the number of iterations", async () => {
  const vectors = djangoVectors.passwords.filter(({ encoded }) => encoded.startsWith("pbkdf2_sha256$"));
  assert.equal(vectors.length, 5);
  for (const { password, encoded } of vectors) {
    assert.equal(await hasher.verify(password, encoded), true, encoded);
    assert.equal(await hasher.verify(`${password}x`, encoded), false, encoded);
  }
});

test("verifies Django's old SHA-1 format and calls it weak", async () => {
  const [vector] = djangoVectors.passwords.filter(({ encoded }) => encoded.startsWith("pbkdf2_sha1$"));
  assert.ok(vector);
  assert.equal(await legacyHasher.verify(vector.password, vector.encoded), true);
  assert.equal(legacyHasher.isWeak(vector.encoded), true);
});

test("writes Django's format: 22 characters of salt, 44 of hash", async () => {
  const encoded = await hasher.encode("secret");
  assert.match(encoded, /^pbkdf2_sha256\$1000\$[a-zA-Z0-9]{22}\$[a-zA-Z0-9+/]{43}=$/);
  assert.equal(await hasher.verify("secret", encoded), true);
});

test("never uses a salt twice", async () => {
  assert.notEqual(await hasher.encode("secret"), await hasher.encode("secret"));
});

test("calls a hash weak only when it has fewer iterations or a short salt", () => {
  const encoded = (iterations: number, text = salt) => `pbkdf2_sha256$${iterations}$${text}$aGFzaA==`;
  assert.equal(hasher.isWeak(encoded(999)), true);
  assert.equal(hasher.isWeak(encoded(1000)), false);
  assert.equal(hasher.isWeak(encoded(870_000)), false);
  assert.equal(hasher.isWeak(encoded(1000, "shortsalt123")), true);
});

test("answers false, without an error, for a malformed hash", async () => {
  const malformed = [
    "",
    "pbkdf2_sha256",
    "pbkdf2_sha256$$$",
    `pbkdf2_sha256$0$${salt}$x`,
    `pbkdf2_sha256$-5$${salt}$x`,
  ];
  for (const encoded of [...malformed, `pbkdf2_sha256$9999999999$${salt}$x`]) {
    assert.equal(await hasher.verify("", encoded), false, encoded);
  }
});
