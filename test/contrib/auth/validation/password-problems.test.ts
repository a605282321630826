import assert from "node:assert/strict";
import { test } from "node:test";
import { buildRegistry, currentRegistry, defineApp } from "#rooms/apps";
import type { Environment } from "#rooms/config";
import { runInContext } from "#rooms/context";
import { type PasswordOwner, type PasswordValidator, passwordValidators } from "#rooms/contrib/auth";
import { passwordHelp, passwordProblems } from "../../../../src/contrib/auth/validation/password-problems.ts";
import { djangoVectors } from "../../fixtures/django-vectors.ts";
import { configured } from "../../support.ts";

const hector = { username: "hector.castro", firstName: "Hector", lastName: "Castro", email: "hc@example.com" };

const problemsOf = (password: string, owner?: PasswordOwner, environment?: Environment) =>
  configured(() => passwordProblems(password, owner), environment);

test("judges likeness to the user as Django does", async () => {
  for (const { password, message } of djangoVectors.similarities) {
    const found = (await problemsOf(password, hector)).find((problem) => problem.includes("similar"));
    assert.equal(found ?? null, message, password);
  }
});

test("lists every problem, in Django's order and words", async () => {
  assert.deepEqual(await problemsOf("1234567", { username: "1234567" }), [
    "The password is too similar to the username.",
    "This password is too short. It must contain at least 8 characters.",
    "This password is entirely numeric.",
  ]);
});

test("refuses common passwords in any case, and with a little around them", async () => {
  for (const password of ["PassWord123", "password", " Password2024", "!Sunshine!", "99elephant#1"]) {
    assert.deepEqual(await problemsOf(password), ["This password is too common."], password);
  }
  for (const password of ["password-of-mine", "elephant-98765", "sunshine sunshine"]) {
    assert.deepEqual(await problemsOf(password), [], password);
  }
});

test("accepts a long sentence, and counts characters rather than UTF-16 units", async () => {
  assert.deepEqual(await problemsOf("correct horse battery staple", hector), []);
  assert.deepEqual(await problemsOf("🦊🦊🦊🦊"), [
    "This password is too short. It must contain at least 8 characters.",
  ]);
});

test("settings choose the rules and the length", async () => {
  const environment = { PASSWORD_VALIDATORS: "length, numeric", PASSWORD_MIN_LENGTH: "12" };
  assert.deepEqual(await problemsOf("password", { username: "password" }, environment), [
    "This password is too short. It must contain at least 12 characters.",
  ]);
  assert.deepEqual(await problemsOf("1", undefined, { PASSWORD_VALIDATORS: "none" }), []);
  for (const wrong of ["length,lenght", "length,length", ""]) {
    const choose = () => problemsOf("1", undefined, { PASSWORD_VALIDATORS: wrong });
    if (wrong === "") assert.equal((await choose()).length, 2);
    else assert.throws(choose, /PASSWORD_VALIDATORS/, wrong);
  }
});

test("apps add rules, which may take their time", async () => {
  const noSpaces: PasswordValidator = {
    help: () => "Your password can’t contain spaces.",
    problems: async (password) => (password.includes(" ") ? ["This password contains a space."] : []),
  };
  const rules = defineApp({ name: "rules", contributes: [passwordValidators([noSpaces])] });
  const context = [currentRegistry.with(buildRegistry([rules]))];
  await configured(() =>
    runInContext(context, async () => {
      assert.deepEqual(await passwordProblems("correct horse battery staple"), ["This password contains a space."]);
      assert.deepEqual(passwordHelp(), [
        "Your password can’t be too similar to your other personal information.",
        "Your password must contain at least 8 characters.",
        "Your password can’t be a commonly used password.",
        "Your password can’t be entirely numeric.",
        "Your password can’t contain spaces.",
      ]);
    }),
  );
});
