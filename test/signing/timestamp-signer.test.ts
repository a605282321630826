import assert from "node:assert/strict";
import { test } from "node:test";
import { BadSignature, SignatureExpired, sign, signWithTimestamp, unsignWithTimestamp } from "#rooms/signing";
import { vectors } from "./django-vectors.ts";

const keys = [vectors.key];
const at = new Date(vectors.at * 1000);

test("texts signed with their time are Django's, byte for byte, in both directions", () => {
  for (const { salt, text, signed } of vectors.timestampSigner) {
    assert.equal(signWithTimestamp(text, { salt, keys, at }), signed);
    assert.equal(unsignWithTimestamp(signed, { salt, keys }), text);
  }
});

test("the time is now unless given", () => {
  const signed = signWithTimestamp("42", { salt: "shop", keys });
  assert.equal(unsignWithTimestamp(signed, { salt: "shop", keys, maxAgeSeconds: 600 }), "42");
});

test("a text is accepted up to its greatest age and refused after it", () => {
  const signed = signWithTimestamp("42", { salt: "shop", keys, at });
  const read = (age: number) =>
    unsignWithTimestamp(signed, { salt: "shop", keys, maxAgeSeconds: 60, now: new Date(at.getTime() + age * 1000) });
  assert.equal(read(60), "42");
  assert.throws(
    () => read(60.001),
    (error) => error instanceof SignatureExpired && error.details.maxAgeSeconds === 60,
  );
});

test("a genuine text without a readable time is refused", () => {
  for (const text of ["42", "42:", "42:-1", "42:zzzzzzzzzzzzzz"]) {
    const signed = sign(text, { salt: "shop", keys });
    assert.throws(() => unsignWithTimestamp(signed, { salt: "shop", keys }), BadSignature, text);
  }
});

test("the time cannot be changed", () => {
  const [text, , signature] = signWithTimestamp("42", { salt: "shop", keys, at }).split(":");
  assert.throws(() => unsignWithTimestamp(`${text}:zzzzzz:${signature}`, { salt: "shop", keys }), BadSignature);
});
