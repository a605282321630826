import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = join(import.meta.dirname, "../..");

function manifest(folder: string) {
  return JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
}

test("create-tolv has the version of the Tolv that it installs, and nothing else to install", () => {
  const { version, dependencies, engines } = manifest("create-tolv");
  assert.equal(version, manifest(".").version);
  assert.equal(dependencies, undefined);
  assert.deepEqual(engines, manifest(".").engines);
});
