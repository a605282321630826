import assert from "node:assert/strict";
import { test } from "node:test";
import { isPasswordUsable, unusablePassword } from "../../../../src/contrib/auth/passwords/unusable-password.ts";

test("an unusable password is ! and 40 random characters", () => {
  assert.match(unusablePassword(), /^![a-zA-Z0-9]{40}$/);
  assert.notEqual(unusablePassword(), unusablePassword());
});

test("tells usable from unusable columns", () => {
  assert.equal(isPasswordUsable(unusablePassword()), false);
  assert.equal(isPasswordUsable("pbkdf2_sha256$1$salt$hash"), true);
});
