import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { tolv } from "../../support/tolv.ts";

const source = `import { test } from "node:test";
test("good", () => {});
test("bad", () => { throw new Error("no"); });
`;
let directory: string;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), "tolv-tests-"));
  await writeFile(join(directory, "one.test.ts"), source);
  await writeFile(join(directory, "two.test.ts"), source.replace("bad", "worse"));
  await writeFile(join(directory, "broken.ts"), "no code");
});
after(() => rm(directory, { recursive: true }));

test("every test of the folder is run, and a failure is the exit code", async () => {
  const { exitCode, stdout } = await tolv(["test"], { directory });
  assert.equal(exitCode, 1);
  assert.match(stdout, /pass 2/);
  assert.match(stdout, /fail 2/);
});

test("files and names narrow it down", async () => {
  const { exitCode, stdout } = await tolv(["test", "-k", "good", "one.test.ts"], { directory });
  assert.equal(exitCode, 0);
  assert.match(stdout, /pass 1/);
});
