import assert from "node:assert/strict";
import { test } from "node:test";
import { fuzz } from "./fuzz.ts";

test("damaged requests never break the site, nor show one request's data to another: a sample", {
  timeout: 120_000,
}, async () => {
  const { sent, connections } = await fuzz({ seed: 12, bytes: 40_000 });
  assert.ok(sent >= 40_000 && connections >= 16);
});
