import assert from "node:assert/strict";
import { test } from "node:test";
import { normalizeUsername, usernameProblems } from "../../../../src/contrib/auth/validation/username.ts";

test("accepts letters of any language, digits and @ . + - _", () => {
  for (const username of ["root", "a.b+c@d-e_f", "Åsa", "漢字", "x".repeat(150)]) {
    assert.deepEqual(usernameProblems(username), [], username);
  }
});

test("refuses other characters, a line break at the end included", () => {
  const problem = "Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.";
  for (const username of ["bad name!", "a b", "root\n", "\0"]) {
    assert.deepEqual(usernameProblems(username), [problem], JSON.stringify(username));
  }
});

test("refuses blank and over-long names in Django's words", () => {
  assert.deepEqual(usernameProblems(""), ["This field cannot be blank."]);
  assert.deepEqual(usernameProblems("x".repeat(151)), ["Ensure this value has at most 150 characters (it has 151)."]);
});

test("normalises look-alike spellings to one name", () => {
  assert.equal(normalizeUsername("ﬁona"), "fiona");
});
