import assert from "node:assert/strict";
import { test } from "node:test";
import { brief, plant } from "../plant.ts";

test("a room that is not in the table, or has no entry point, is found", () => {
  assert.deepEqual(brief(plant({ "src/helpers/index.ts": "" })), ["unknown-room src/helpers"]);
  assert.deepEqual(brief(plant({ "src/contrib/shop/index.ts": "" })), ["unknown-room src/contrib/shop"]);
  assert.deepEqual(brief(plant({ "src/stray.ts": "" })), ["unknown-room src/stray.ts"]);
  assert.deepEqual(brief(plant({ "src/forms/form.ts": "" })), ["no-entry-point src/forms"]);
});
