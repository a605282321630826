import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { attachDevelopmentDatabase } from "#rooms/devdb";
import { checkLeaks } from "../../support/leaks.ts";
import { processesOf, query, stateOf, temporaryProject, waitUntilStopped } from "../project.ts";

checkLeaks();

test("the password is random, and its file is for the owner only", async () => {
  await using one = await temporaryProject();
  await using two = await temporaryProject();
  for (const project of [one, two]) await (await attachDevelopmentDatabase(project)).release();
  const [first, second] = [join(stateOf(one.directory), "password"), join(stateOf(two.directory), "password")];
  assert.match(await readFile(first, "utf8"), /^[\w-]{32}$/);
  assert.notEqual(await readFile(first, "utf8"), await readFile(second, "utf8"));
  assert.equal((await stat(first)).mode & 0o777, 0o600);
});

test("a data folder of another major version is refused with both versions and the way out, and stays as it is", async () => {
  await using project = await temporaryProject();
  await (await attachDevelopmentDatabase(project)).release();
  const file = join(stateOf(project.directory), "data", "PG_VERSION");
  await writeFile(file, "17\n");
  await assert.rejects(attachDevelopmentDatabase(project), {
    code: "devdb.version_mismatch",
    message: /PostgreSQL 17.*PostgreSQL 18/,
    hint: /Dump what you need/,
  });
  assert.equal(await readFile(file, "utf8"), "17\n");
  await waitUntilStopped(project.directory);
});

test("what a killed initdb left behind is made anew", async () => {
  await using project = await temporaryProject();
  await (await attachDevelopmentDatabase(project)).release();
  const state = stateOf(project.directory);
  execFileSync("mv", [join(state, "data"), join(state, "new")]);
  await mkdir(join(state, "new", "data"));
  await using database = await attachDevelopmentDatabase(project);
  assert.deepEqual(await query(database.url, "SELECT 1"), [1]);
});

test("a setting that PostgreSQL refuses is an error with PostgreSQL's own words, and nothing is left running", async () => {
  await using project = await temporaryProject();
  const broken = { ...project, settings: { shared_buffers: "much" } };
  await assert.rejects(attachDevelopmentDatabase(broken), { code: "devdb.server_failed", message: /shared_buffers/ });
  await waitUntilStopped(project.directory);
  assert.deepEqual(processesOf(project.directory), []);
});
