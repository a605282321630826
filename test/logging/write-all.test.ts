import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
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

test("an error of the system is passed on", () => {
  const descriptor = openSync(process.execPath, "r");
  assert.throws(() => writeAll(descriptor, "text"), { code: "EBADF" });
  closeSync(descriptor);
});
