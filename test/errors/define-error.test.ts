import assert from "node:assert/strict";
import { test } from "node:test";
import { defineError, errorDefinitions, TolvError } from "#rooms/errors";

const ShelfMissing = defineError<{ shelf: string }>("test.shelf_missing", {
  status: 404,
  message: ({ shelf }) => `Shelf "${shelf}" does not exist.`,
  hint: ({ shelf }) => `Build "${shelf}" first.`,
});

test("an error carries its code, status, message, hint, details and cause", () => {
  const cause = new Error("hammer lost");
  const error = new ShelfMissing({ shelf: "north" }, { cause });
  assert.ok(error instanceof TolvError);
  assert.ok(error instanceof Error);
  assert.deepEqual(
    { code: error.code, status: error.status, message: error.message, hint: error.hint, details: error.details },
    {
      code: "test.shelf_missing",
      status: 404,
      message: 'Shelf "north" does not exist.',
      hint: 'Build "north" first.',
      details: { shelf: "north" },
    },
  );
  assert.equal(error.cause, cause);
});

test("an error without a status is a server error, without a hint has none", () => {
  const Plain = defineError<Record<string, never>>("test.plain", { message: () => "Plain." });
  const error = new Plain({});
  assert.equal(error.status, 500);
  assert.equal(error.hint, undefined);
});

test("the class knows its code and recognises its own errors", () => {
  assert.equal(ShelfMissing.code, "test.shelf_missing");
  assert.ok(new ShelfMissing({ shelf: "a" }) instanceof ShelfMissing);
  assert.equal(errorDefinitions().get("test.shelf_missing")?.status, 404);
});

test("a code is never given twice", () => {
  assert.throws(
    () => defineError("test.shelf_missing", { message: () => "" }),
    /"test.shelf_missing" is defined twice/,
  );
});

test("a malformed code is refused", () => {
  for (const code of ["", "plain", "Test.code", "test.", ".code", "test.two words"]) {
    assert.throws(() => defineError(code, { message: () => "" }), /must look like "room.name"/);
  }
});
