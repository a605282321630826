import assert from "node:assert/strict";
import { test } from "node:test";
import { capitalised } from "#rooms/util";

test("makes the first letter a capital and leaves the others as they are", () => {
  assert.equal(capitalised("log entries"), "Log entries");
  assert.equal(capitalised("iPhone"), "IPhone");
  assert.equal(capitalised("écoles"), "Écoles");
  assert.equal(capitalised(""), "");
});
