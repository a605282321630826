import assert from "node:assert/strict";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { digestPath, digestText, listFiles } from "../../src/build/digest-folder.ts";

test("a digest is of names and contents, and of nothing else", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "tolv-digest-"));
  t.after(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, "b"));
  await writeFile(join(folder, "b/two.txt"), "two");
  await writeFile(join(folder, "one.txt"), "one");
  assert.deepEqual(await listFiles(folder), ["b/two.txt", "one.txt"]);
  const digest = await digestPath(folder);
  assert.match(digest, /^sha256:[0-9a-f]{64}$/);
  assert.equal(await digestPath(join(folder, "one.txt")), digestText("one"));

  await mkdir(join(folder, "empty"));
  assert.equal(await digestPath(folder), digest);
  await writeFile(join(folder, "one.txt"), "ONE");
  assert.notEqual(await digestPath(folder), digest);
  await writeFile(join(folder, "one.txt"), "one");
  await rename(join(folder, "one.txt"), join(folder, "uno.txt"));
  assert.notEqual(await digestPath(folder), digest);
});
