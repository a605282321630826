import assert from "node:assert/strict";
import { test } from "node:test";
import { passwordProblems } from "../../../../src/contrib/auth/validation/password-problems.ts";
import { djangoVectors } from "../../fixtures/django-vectors.ts";

const hector = { username: "hector.castro", firstName: "Hector", lastName: "Castro", email: "hc@example.com" };

test("judges likeness to the user as Django does", () => {
  for (const { password, message } of djangoVectors.similarities) {
    const found = passwordProblems(password, hector).find((problem) => problem.includes("similar"));
    assert.equal(found ?? null, message, password);
  }
});

test("lists every problem, in Django's order and words", () => {
  assert.deepEqual(passwordProblems("1234567", { username: "1234567" }), [
    "The password is too similar to the username.",
    "This password is too short. It must contain at least 8 characters.",
    "This password is entirely numeric.",
  ]);
});

test("refuses common passwords in any case", () => {
  assert.deepEqual(passwordProblems("PassWord123"), ["This password is too common."]);
});

test("accepts a long sentence, and counts characters rather than UTF-16 units", () => {
  assert.deepEqual(passwordProblems("correct horse battery staple", hector), []);
  assert.deepEqual(passwordProblems("🦊🦊🦊🦊"), [
    "This password is too short. It must contain at least 8 characters.",
  ]);
});
