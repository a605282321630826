import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeUserId, encodeUserId } from "../../../../src/contrib/auth/password-reset/encode-user-id.ts";

test("writes keys as Django's links hold them, and reads them back", () => {
  for (const [id, text] of [
    [1, "MQ"],
    [42, "NDI"],
    [2_147_483_647, "MjE0NzQ4MzY0Nw"],
  ] as const) {
    assert.equal(encodeUserId(id), text);
    assert.equal(decodeUserId(text), id);
  }
});

test("reads nothing else as a key", () => {
  for (const text of ["", "MQ==", "MQ ", "MA", "LTE", "MDE", "MS41", "YQ", "ü", "OTk5OTk5OTk5OTk5"]) {
    assert.equal(decodeUserId(text), undefined, text);
  }
});
