import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { BadSignature, dumps, type JsonValue, loads, signWithTimestamp } from "#rooms/signing";
import { messageCookies, vectors } from "./django-vectors.ts";

const purpose = { salt: "shop", keys: [vectors.key] };
const at = new Date(vectors.at * 1000);

test("dumped values are Django's, byte for byte, in both directions", () => {
  for (const { value, compress, signed } of vectors.dumps) {
    assert.deepEqual(loads(signed, purpose), value);
    assert.equal(dumps(value, { ...purpose, at, compress }), signed);
  }
  assert(
    vectors.dumps.some(({ signed }) => signed.startsWith(".")),
    "none of the vectors is compressed",
  );
});

test("cookies that a running Django site sent are read", () => {
  const { cookies, key, salt } = messageCookies;
  for (const cookie of cookies) {
    const [first] = loads(cookie, { salt, keys: [key] }) as readonly JsonValue[][];
    assert.equal(first?.[0], "__json_message");
    assert.throws(() => loads(cookie, { salt, keys: [key], maxAgeSeconds: 60 }), { code: "signing.expired" });
  }
  assert.equal(cookies.length, 20);
});

test("any JSON value survives, compressed or not", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.boolean(), (value, compress) => {
      const expected = JSON.parse(JSON.stringify(value));
      assert.deepEqual(loads(dumps(expected, { ...purpose, compress }), purpose), expected);
    }),
  );
});

test("a text holds nothing that a cookie or an address would have to escape", () => {
  assert.match(dumps({ text: 'å ß 漢 🎉 ;,"=&?' }, purpose), /^[\w-]+:[\w]+:[\w-]+$/);
});

test("a genuine text that is not JSON is refused", () => {
  for (const payload of ["", "not-json", ".not-zlib"]) {
    assert.throws(() => loads(signWithTimestamp(payload, purpose), purpose), BadSignature, payload);
  }
});

test("a genuine text that would fill the memory is refused", () => {
  const bomb = `.${deflateSync(Buffer.alloc(9 * 1024 * 1024, "1")).toString("base64url")}`;
  assert.throws(() => loads(signWithTimestamp(bomb, purpose), purpose), BadSignature);
});
