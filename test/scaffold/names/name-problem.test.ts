import assert from "node:assert/strict";
import { test } from "node:test";
import { nameProblem } from "../../../src/scaffold/names/name-problem.ts";

test("identifiers in lower case are names", () => {
  for (const name of ["mysite", "my_site", "blog2", "a"]) assert.equal(nameProblem("project", name), undefined);
});

test("anything else is refused in Django's words", () => {
  for (const name of ["1bad", "my-site", "MySite", "", "../up", "blå", "a b", "_x", "x\n"]) {
    const expected = `'${name}' is not a valid project name. Please make sure the name is a valid identifier.`;
    assert.equal(nameProblem("project", name), expected);
  }
});

test("an app may be called like a module of Node, which it does not hide", () => {
  assert.equal(nameProblem("app", "events"), undefined);
});

test("a name that is taken is refused, with what has it", () => {
  const expected =
    "'fs' conflicts with the name of an existing Node module and cannot be used as a project name. Please try another name.";
  assert.equal(nameProblem("project", "fs"), expected);
  assert.match(nameProblem("app", "process") ?? "", /existing global of Node and cannot be used as an app name/);
  assert.match(nameProblem("project", "tolv") ?? "", /existing package and cannot be used as a project name/);
  assert.match(nameProblem("app", "class") ?? "", /existing reserved word/);
  assert.match(nameProblem("app", "routes") ?? "", /existing import of every app/);
  assert.match(nameProblem("app", "build") ?? "", /existing folder of every project/);
});
