import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const program = fileURLToPath(new URL("../../src/bin/index.ts", import.meta.url));
const script = `await import(${JSON.stringify(program)}); console.log(process.moduleLoadList.join());`;

test("the program does not load node:domain, which would slow every event, nor the prompt that brings it", async () => {
  const args = ["--conditions=tolv-source", "--input-type=module", "--eval", script];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const loaded = stdout.trim().split(",");
  assert.ok(loaded.includes("NativeModule http"));
  for (const name of ["domain", "repl"]) assert.ok(!loaded.includes(`NativeModule ${name}`), name);
});
