import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { BuildInvalid, readBuild } from "#rooms/build";

test("there is no build, a build, or a damaged stamp", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "tolv-stamp-"));
  t.after(() => rm(folder, { recursive: true }));
  assert.equal(readBuild(folder), undefined);
  await mkdir(join(folder, "build"));
  assert.equal(readBuild(folder), undefined);
  const stamp = join(folder, "build/build.json");
  for (const text of ["{", "7", "null", "{}", '{"digest":"sha256:1","release":"v1"}']) {
    await writeFile(stamp, text);
    assert.throws(
      () => readBuild(folder),
      (error) => error instanceof BuildInvalid && error.message.includes(stamp),
      text,
    );
  }
  await writeFile(stamp, '{"digest":"sha256:1","release":"v1","files":{}}');
  assert.equal(readBuild(folder)?.digest, "sha256:1");
});
