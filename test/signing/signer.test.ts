import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { currentConfig, readConfig } from "#rooms/config";
import { runInContext } from "#rooms/context";
import { BadSignature, sign, unsign } from "#rooms/signing";
import { vectors } from "./django-vectors.ts";

const keys = [vectors.key];

test("signed texts are Django's, byte for byte, in both directions", () => {
  for (const { salt, text, signed } of vectors.signer) {
    assert.equal(sign(text, { salt, keys }), signed);
    assert.equal(unsign(signed, { salt, keys }), text);
  }
});

test("any text survives, and any change of one character is refused", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.nat(),
      fc.string({ minLength: 1, maxLength: 1 }),
      (text, place, character) => {
        const signed = sign(text, { salt: "shop", keys });
        assert.equal(unsign(signed, { salt: "shop", keys }), text);
        const index = place % signed.length;
        const changed = signed.slice(0, index) + character + signed.slice(index + 1);
        if (changed !== signed) assert.throws(() => unsign(changed, { salt: "shop", keys }), BadSignature);
      },
    ),
  );
});

test("a text without signature, for another purpose or under another key is refused without being quoted", () => {
  const signed = sign("my voucher", { salt: "shop", keys });
  const attempts = [
    () => unsign("my voucher", { salt: "shop", keys }),
    () => unsign("", { salt: "shop", keys }),
    () => unsign(`${signed}=`, { salt: "shop", keys }),
    () => unsign(signed, { salt: "mail", keys }),
    () => unsign(signed, { salt: "shop", keys: ["another key"] }),
    () => unsign(signed, { salt: "shop", keys: [] }),
  ];
  for (const attempt of attempts) {
    assert.throws(attempt, (error) => {
      assert(error instanceof BadSignature);
      assert.equal(error.code, "signing.bad_signature");
      assert(!`${error.message}${error.hint}`.includes("voucher"));
      return true;
    });
  }
});

test("former keys verify but do not sign", () => {
  const old = sign("42", { salt: "shop", keys: ["former key"] });
  const environment = { TOLV_ENV: "development", SECRET_KEY: "new key", SECRET_KEY_FALLBACKS: "older key,former key" };
  const config = readConfig({ groups: [], environment, stage: "run" });
  runInContext([currentConfig.with(config)], () => {
    assert.equal(unsign(old, { salt: "shop" }), "42");
    assert.equal(sign("42", { salt: "shop" }), sign("42", { salt: "shop", keys: ["new key"] }));
  });
});

test("signing outside a running project asks for one", () => {
  assert.throws(() => sign("42", { salt: "shop" }), { code: "context.missing" });
});
