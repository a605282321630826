import assert from "node:assert/strict";
import { test } from "node:test";
import { emailProblems, normalizeEmail } from "../../../../src/contrib/auth/validation/email.ts";

test("users may have no address, but no malformed one", () => {
  assert.deepEqual(emailProblems(""), []);
  assert.deepEqual(emailProblems("ada@example.com"), []);
  assert.deepEqual(emailProblems("not-an-email"), ["Enter a valid email address."]);
});

test("lower-cases the domain only", () => {
  assert.equal(normalizeEmail("Ada.L@Example.COM"), "Ada.L@example.com");
  assert.equal(normalizeEmail("ODD@at@Example.COM"), "ODD@at@example.com");
  assert.equal(normalizeEmail("NoDomain"), "NoDomain");
});
