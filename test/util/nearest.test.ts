import assert from "node:assert/strict";
import { test } from "node:test";
import { nearest } from "#rooms/util";

test("the candidate with the fewest edits wins, whatever its case", () => {
  const commands = ["migrate", "makemigrations", "check", "createsuperuser"];
  assert.equal(nearest("migrat", commands), "migrate");
  assert.equal(nearest("mirgate", commands), "migrate");
  assert.equal(nearest("CHEKC", commands), "check");
  assert.equal(nearest("secretkey", ["SECRET_KEY", "SECRET_KEYS"]), "SECRET_KEY");
});

test("the first of equally near candidates wins", () => {
  assert.equal(nearest("cats", ["bats", "hats"]), "bats");
});

test("nothing is near enough beyond one edit for each three letters", () => {
  assert.equal(nearest("abcdef", ["abcdxy"]), "abcdxy");
  assert.equal(nearest("abcdef", ["abcxyz"]), undefined);
  assert.equal(nearest("ab", ["ac"]), undefined);
  assert.equal(nearest("anything", []), undefined);
});

test("an exact match is always near enough", () => {
  assert.equal(nearest("db", ["dx", "db"]), "db");
  assert.equal(nearest("", [""]), "");
});
