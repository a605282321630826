import assert from "node:assert/strict";
import { test } from "node:test";
import { bcryptVerifier } from "../../../../src/contrib/auth/passwords/bcrypt-verifier.ts";
import { djangoVectors } from "../../fixtures/django-vectors.ts";

const verifiers = [bcryptVerifier(), bcryptVerifier({ digest: "sha256" })];

for (const verifier of verifiers) {
  const vectors = djangoVectors.passwords.filter(({ encoded }) => encoded.startsWith(`${verifier.algorithm}$`));

  test(`verifies what Django wrote as ${verifier.algorithm}`, async () => {
    assert.ok(vectors.length > 0);
    for (const { password, encoded } of vectors) {
      assert.equal(await verifier.verify(password, encoded), true);
      assert.equal(await verifier.verify(`.${password}`, encoded), false);
    }
  });

  test(`calls a hash of ${verifier.algorithm} weak only when it cost too little`, async () => {
    const withCost = (cost: string) => (vectors[0]?.encoded ?? "").replace(/\$\d\d\$/, `$${cost}$`);
    assert.deepEqual(
      ["04", "09", "10", "12"].map((cost) => verifier.isWeak(withCost(cost))),
      [true, true, false, false],
    );
  });

  test(`refuses costs of ${verifier.algorithm} that would occupy the process, and malformed hashes`, async () => {
    const encoded = vectors[0]?.encoded ?? "";
    const costs = ["00", "03", "17", "31", "99"].map((cost) => encoded.replace(/\$\d\d\$/, `$${cost}$`));
    for (const text of [...costs, encoded.slice(0, -1), `${encoded}x`, verifier.algorithm, ""]) {
      assert.equal(await verifier.verify("secret", text), false, text);
      assert.equal(verifier.isWeak(text), false, text);
    }
  });
}

test("all of a long password counts with sha256, its first 72 bytes without", async () => {
  const long = djangoVectors.passwords.filter(({ password }) => password.length > 72);
  const verdicts = await Promise.all(
    verifiers.map((verifier) => {
      const { password, encoded } =
        long.find((vector) => vector.encoded.startsWith(`${verifier.algorithm}$`)) ?? assert.fail();
      return verifier.verify(`${password.slice(0, 72)}another end`, encoded);
    }),
  );
  assert.deepEqual(verdicts, [true, false]);
});

test("hardening takes the work that a weak hash lacks", async () => {
  const start = process.cpuUsage();
  await bcryptVerifier().harden("secret", "");
  const { user } = process.cpuUsage(start);
  // 4096 rounds of a deliberately slow function: some hundred milliseconds anywhere.
  assert.ok(user > 20_000, `${user} µs of CPU`);
});
