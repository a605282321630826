import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigInvalid } from "#rooms/config";
import { passwordUnverifiable } from "../../../../src/contrib/auth/events.ts";
import {
  hashPassword,
  refuseLikeWrong,
  verifyPassword,
} from "../../../../src/contrib/auth/passwords/verify-password.ts";
import { djangoVectors } from "../../fixtures/django-vectors.ts";
import { configured } from "../../support.ts";

test("verifies every format of Django", async () => {
  for (const { password, encoded } of djangoVectors.passwords) {
    const [right, wrong] = await configured(async () => [
      await verifyPassword(password, encoded),
      await verifyPassword(`.${password}`, encoded),
    ]);
    assert.notEqual(right, "wrong", encoded);
    assert.equal(wrong, "wrong", encoded);
  }
});

test("asks for a new hash only when the stored one cost less than new ones do", async () => {
  const verdict = (encoded: string, iterations: string) =>
    configured(() => verifyPassword("secret", encoded), { PASSWORD_ITERATIONS: iterations });
  const encoded = await configured(() => hashPassword("secret"), { PASSWORD_ITERATIONS: "2000" });
  assert.equal(await verdict(encoded, "2001"), "weak");
  assert.equal(await verdict(encoded, "2000"), "correct");
  assert.equal(await verdict(encoded, "1000"), "correct", "never downward");
});

test("leaves a strong hash of another kind as it is", async () => {
  const encoded = await configured(() => hashPassword("secret"), { PASSWORD_HASHER: "scrypt" });
  assert.match(encoded, /^scrypt\$/);
  assert.equal(await configured(() => verifyPassword("secret", encoded)), "correct");
});

test("gives up no hash of scrypt for one of PBKDF2: Django 4.2 writes cheaper ones than Tolv does", async () => {
  const { password, encoded } =
    djangoVectors.passwords.find((vector) => /^scrypt.*\$8\$1\$/.test(vector.encoded)) ?? assert.fail();
  assert.equal(await configured(() => verifyPassword(password, encoded)), "correct");
  assert.equal(await configured(() => verifyPassword(password, encoded), { PASSWORD_HASHER: "scrypt" }), "weak");
  assert.equal(await configured(() => verifyPassword(password, encoded), { PASSWORD_HASHER: "argon2" }), "weak");
});

test("refuses an unusable, empty or malformed column", async () => {
  for (const encoded of ["!F4jIDlAhteCv3cMDHl9ecWY7S7hfbjxKWG7BX7ZQ", "!", "", "secret", "pbkdf2_sha256$x"]) {
    assert.equal(await configured(() => verifyPassword("secret", encoded)), "wrong", encoded);
  }
});

test("tells of a format that it cannot verify, without the hash", async () => {
  const found: string[] = [];
  const stop = passwordUnverifiable.subscribe(({ algorithm }) => found.push(algorithm));
  const columns = [
    "md5$YKXmOb$23a1ab1b6ed5ab1d1c0b4ab3cda3a5b1",
    "5ebe2294ecd0e0f08eab7690d2a6ee69",
    "md5$$5ebe2294ecd0e0f08eab7690d2a6ee69",
    "sha1$$e5e9fa1ba31ecd1ae84f75caaa474f3a663f05f4",
    "crypt$$ab1IGuJbrNI7.",
    "a password stored by mistake",
  ];
  for (const column of columns) {
    assert.equal(await configured(() => verifyPassword("secret", column)), "wrong");
  }
  stop();
  assert.deepEqual(found, ["md5", "unsalted_md5", "unsalted_md5", "unsalted_sha1", "crypt", "unknown"]);
});

test("hashes for an unknown user too, so that the time does not tell who exists", async () => {
  const timed = async (work: () => Promise<unknown>) => {
    const start = process.cpuUsage();
    await configured(work, { PASSWORD_ITERATIONS: "600000" });
    const { user, system } = process.cpuUsage(start);
    return user + system;
  };
  const encoded = await configured(() => hashPassword("secret"), { PASSWORD_ITERATIONS: "1000" });
  const unknownUser = await timed(() => refuseLikeWrong("other"));
  const weakHash = await timed(() => verifyPassword("other", encoded));
  // Two measurements of equal work; without the dummy hash one of them would be a thousandth of the other.
  assert.ok(unknownUser > weakHash / 10 && weakHash > unknownUser / 10, `${unknownUser} against ${weakHash} µs of CPU`);
});

test("refuses too few iterations outside development", () => {
  const read = () => configured(() => undefined, { TOLV_ENV: "production", SECRET_KEY: `${"k".repeat(60)}0aZ-_!8wQx` });
  assert.throws(read, (error) => error instanceof ConfigInvalid && error.message.includes("PASSWORD_ITERATIONS"));
});
