import assert from "node:assert/strict";
import { test } from "node:test";
import { currentConfig, readConfig } from "#rooms/config";
import { runInContext } from "#rooms/context";
import { saltedHmac } from "#rooms/signing";
import { vectors } from "./django-vectors.ts";

test("codes are Django's, byte for byte", () => {
  for (const { salt, value, hex } of vectors.saltedHmac) {
    assert.equal(saltedHmac({ salt, value, key: vectors.key }).toString("hex"), hex);
  }
  assert.equal(vectors.saltedHmac.length, 18);
});

test("the key of the running project is the default", () => {
  const environment = { TOLV_ENV: "development", SECRET_KEY: vectors.key };
  const config = readConfig({ groups: [], environment, stage: "run" });
  const code = runInContext([currentConfig.with(config)], () => saltedHmac({ salt: "shop", value: "42" }));
  assert.deepEqual(code, saltedHmac({ salt: "shop", value: "42", key: vectors.key }));
});

test("codes stay right when there are more salts than cached keys", () => {
  const codes = Array.from({ length: 250 }, (_, index) => codeOf(`salt ${index}`));
  assert.deepEqual(
    Array.from({ length: 250 }, (_, index) => codeOf(`salt ${index}`)),
    codes,
  );
  assert.equal(new Set(codes).size, 250);
});

function codeOf(salt: string): string {
  return saltedHmac({ salt, value: "42", key: vectors.key }).toString("hex");
}
