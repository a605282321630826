import assert from "node:assert/strict";
import { test } from "node:test";
import { createSecret, equalSecrets, maskSecret, readSecret } from "../../../src/http/csrf/csrf-token.ts";

test("a secret has 32 letters and digits, each time others", () => {
  const secrets = Array.from({ length: 100 }, createSecret);
  for (const secret of secrets) assert.match(secret, /^[a-zA-Z0-9]{32}$/);
  assert.equal(new Set(secrets).size, 100);
});

test("a masked secret differs each time and holds the same secret", () => {
  const secret = createSecret();
  const masked = Array.from({ length: 100 }, () => maskSecret(secret));
  assert.equal(new Set(masked).size, 100);
  for (const token of masked) {
    assert.match(token, /^[a-zA-Z0-9]{64}$/);
    assert.equal(readSecret(token), secret);
  }
});

test("the tokens that Django masked for one cookie hold the cookie's secret", () => {
  // From a recorded session of Django 3.2: the cookie and the hidden field of its login page.
  const cookie = "h1cRH5aFMmJcxAKJS8o1vFil8DpsqnQWKjHqJr5td17opfrZNpKfZsvuQUuBL59V";
  const field = "WKtQYu1x97fwRzUsg02BYs2rtXSlPPixp2Yp0QWlAMDIJeBIbhoPsffAbeXuaxBw";
  assert.equal(readSecret(cookie), readSecret(field));
  assert.equal(readSecret(cookie)?.length, 32);
});

test("a plain secret of 32 characters is understood, anything else is not", () => {
  assert.equal(readSecret("a".repeat(32)), "a".repeat(32));
  for (const token of [
    "",
    "bad",
    "a".repeat(31),
    "a".repeat(63),
    "a".repeat(65),
    "å".repeat(32),
    `${"a".repeat(63)}-`,
  ]) {
    assert.equal(readSecret(token), undefined, token);
  }
});

test("secrets are equal only if every character is", () => {
  assert.ok(equalSecrets("abc", "abc"));
  assert.ok(!equalSecrets("abc", "abd"));
  assert.ok(!equalSecrets("abc", "abcd"));
});
