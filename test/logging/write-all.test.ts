import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { writeAll } from "../../src/logging/write-all.ts";

const largeText = fileURLToPath(new URL("processes/large-text.ts", import.meta.url));

test("a text arrives whole, though the pipe takes a part of it at a time and cuts letters", async () => {
  const args = ["--conditions=tolv-source", largeText, "100000"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  assert.equal(await text(child.stdout), "åΩ漢🦉\n".repeat(100_000));
  assert.deepEqual(await closed, [0, null]);
});

test("lines of any length arrive, and a text that ends without one", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "tolv-write-all-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const lines = [0, 4095, 4096, 10_000, 1, 2000, 2095, 5000].map((length) => "x".repeat(length)).join("\n");
  const file = join(folder, "lines");
  const descriptor = openSync(file, "w");
  writeAll(descriptor, lines);
  closeSync(descriptor);
  assert.equal(readFileSync(file, "utf8"), lines);
});

test("an error of the system is passed on", () => {
  const descriptor = openSync(process.execPath, "r");
  assert.throws(() => writeAll(descriptor, "text"), { code: "EBADF" });
  closeSync(descriptor);
});
