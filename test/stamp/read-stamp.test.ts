import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runInContext } from "#rooms/context";
import { BuildFileInvalid, currentStamp, readStamp } from "#rooms/stamp";
import { temporaryFolder, temporaryRepository } from "./repositories.ts";

function writeStamp(directory: string, content: string): void {
  mkdirSync(join(directory, "build"), { recursive: true });
  writeFileSync(join(directory, "build/build.json"), content);
}

test("the given release wins over the build's, and that over the git commit", () => {
  using repository = temporaryRepository();
  const directory = repository.path;
  assert.equal(readStamp({ directory }).release, repository.git("rev-parse", "HEAD"));
  writeStamp(directory, JSON.stringify({ release: "2026-11-22.1", tolv: "7.0.0", other: true }));
  assert.equal(readStamp({ directory }).release, repository.git("rev-parse", "HEAD"), "the source runs");
  const built = readStamp({ directory, isBuilt: true });
  assert.deepEqual([built.release, built.version], ["2026-11-22.1", "7.0.0"]);
  assert.equal(readStamp({ directory, isBuilt: true, release: "canary" }).release, "canary");
});

test("a build file without release leaves the question open", () => {
  using folder = temporaryFolder();
  for (const content of ["{}", "[]", "null", '{"release":7}', '{"release":""}']) {
    writeStamp(folder.path, content);
    assert.equal(readStamp({ directory: folder.path, isBuilt: true }).release, "unknown", content);
  }
});

test("a build file that is not JSON is named", () => {
  using folder = temporaryFolder();
  writeStamp(folder.path, "{");
  assert.throws(
    () => readStamp({ directory: folder.path, isBuilt: true }),
    (error) => error instanceof BuildFileInvalid && error.message.startsWith(join(folder.path, "build/build.json")),
  );
});

test("the stamp carries the versions of Tolv and Node, and is frozen", () => {
  using folder = temporaryFolder();
  const stamp = readStamp({ directory: folder.path, release: undefined });
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  assert.deepEqual(stamp, { release: "unknown", version, node: process.version.slice(1) });
  assert(Object.isFrozen(stamp));
});

test("the running project carries its stamp", () => {
  using folder = temporaryFolder();
  const stamp = readStamp({ directory: folder.path });
  assert.equal(
    runInContext([currentStamp.with(stamp)], () => currentStamp.get()),
    stamp,
  );
});
