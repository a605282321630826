import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { currentConfig, readConfig } from "#rooms/config";
import { runInContext } from "#rooms/context";
import { inspectBuild } from "../../../src/release/inspection/inspect-build.ts";
import { strongKey } from "../../support/tolv.ts";

const directory = await mkdtemp(join(tmpdir(), "tolv-inspected-"));
after(() => rm(directory, { recursive: true }));

const commit = "4957f34000000000000000000000000000000000";
const usual = { digest: "sha256:12", release: commit, commit, dirty: false, node: process.versions.node, files: {} };

/** The ids of what is found about a build with this stamp, or about none. */
async function findingsOf(stamp: object | string | undefined, TOLV_ENV = "production"): Promise<readonly string[]> {
  await rm(join(directory, "build"), { recursive: true, force: true });
  await mkdir(join(directory, "build"));
  const text = typeof stamp === "string" ? stamp : JSON.stringify({ ...usual, ...stamp });
  if (stamp !== undefined) await writeFile(join(directory, "build/build.json"), text);
  const environment = { TOLV_ENV, SECRET_KEY: strongKey };
  const config = readConfig({ groups: [], environment, stage: "run" });
  const findings = runInContext([currentConfig.with(config)], () => inspectBuild(directory));
  return findings.map(({ id, level }) => `${id} ${level}`);
}

test("a build of this Node is in order", async () => {
  assert.deepEqual(await findingsOf({}), []);
});

test("no build is an error, in development a remark", async () => {
  assert.deepEqual(await findingsOf(undefined), ["release.E004 error"]);
  assert.deepEqual(await findingsOf(undefined, "development"), ["release.I001 info"]);
});

test("a stamp that cannot be read is an error", async () => {
  assert.deepEqual(await findingsOf("{"), ["release.E003 error"]);
});

test("a build of another major version of Node is an error, one of uncommitted changes a warning", async () => {
  assert.deepEqual(await findingsOf({ node: "22.1.0", dirty: true }), ["release.E006 error", "release.W001 warning"]);
});

test("a build of another commit than the one that is checked out is an error", async () => {
  await mkdir(join(directory, ".git"));
  await writeFile(join(directory, ".git/HEAD"), `${commit}\n`);
  assert.deepEqual(await findingsOf({}), []);
  assert.deepEqual(await findingsOf({ commit: commit.replace("4", "5") }), ["release.E005 error"]);
});
