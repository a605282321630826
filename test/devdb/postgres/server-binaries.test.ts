import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { access, readdir } from "node:fs/promises";
import { test } from "node:test";
import { PlatformUnsupported } from "#rooms/devdb";
import { locateBinaries, prepareBinaries } from "../../../src/devdb/postgres/server-binaries.ts";
import { temporaryProject } from "../project.ts";

test("a platform that has none is told what to do instead", () => {
  assert.throws(
    () => locateBinaries("win32-x64"),
    (error) => {
      assert.ok(error instanceof PlatformUnsupported);
      assert.match(error.message, /win32-x64/);
      assert.match(error.hint ?? "", /DATABASE_URL/);
      return true;
    },
  );
});

test("another platform's programs are not taken for this one's", () => {
  const other = process.arch === "arm64" ? "linux-x64" : "linux-arm64";
  assert.throws(() => locateBinaries(other), { code: "devdb.binaries_missing", message: new RegExp(other) });
});

test("the programs run, whoever prepares them at once", async () => {
  await using project = await temporaryProject();
  const prepared = await Promise.all([1, 2, 3].map(() => prepareBinaries(locateBinaries(), project.directory)));
  for (const { initdb, postgres } of prepared) {
    for (const program of [initdb, postgres]) await access(program);
    assert.match(execFileSync(postgres, ["--version"], { encoding: "utf8" }), /PostgreSQL\) 18\./);
  }
  assert.deepEqual(await readdir(project.directory), []);
});
