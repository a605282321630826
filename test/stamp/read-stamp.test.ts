import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runInContext } from "#rooms/context";
import { BuildFileInvalid, currentStamp, readStamp } from "#rooms/stamp";
import { temporaryFolder, temporaryRepository } from "./repositories.ts";

test("the given release wins over the build's, and that over the git commit", () => {
  using repository = temporaryRepository();
  const directory = repository.path;
  assert.equal(readStamp({ directory }).release, repository.git("rev-parse", "HEAD"));
  writeFileSync(join(directory, "build.json"), JSON.stringify({ release: "2026-11-22.1", other: true }));
  assert.equal(readStamp({ directory }).release, "2026-11-22.1");
  assert.equal(readStamp({ directory, release: "canary" }).release, "canary");
});

test("a build file without release leaves the question open", () => {
  using folder = temporaryFolder();
  for (const content of ["{}", "[]", "null", '{"release":7}', '{"release":""}']) {
    writeFileSync(join(folder.path, "build.json"), content);
    assert.equal(readStamp({ directory: folder.path }).release, "unknown", content);
  }
});

test("a build file that is not JSON is named", () => {
  using folder = temporaryFolder();
  writeFileSync(join(folder.path, "build.json"), "{");
  assert.throws(
    () => readStamp({ directory: folder.path }),
    (error) => error instanceof BuildFileInvalid && error.message.startsWith(join(folder.path, "build.json")),
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
