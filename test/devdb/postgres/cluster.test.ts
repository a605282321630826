import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { after } from "node:test";
import { attachDevelopmentDatabase } from "#rooms/devdb";
import { processesOf, query, stateOf, temporaryProject, waitUntilStopped } from "../project.ts";

const project = await temporaryProject();
after(() => project[Symbol.asyncDispose]());
await (await attachDevelopmentDatabase(project)).release();

test("the password is long, and its file is for the owner only", async () => {
  const file = join(stateOf(project.directory), "password");
  assert.match(await readFile(file, "utf8"), /^[\w-]{32}$/);
  assert.equal((await stat(file)).mode & 0o777, 0o600);
});

test("a data folder of another major version is refused with both versions and the way out, and stays as it is", async () => {
  const file = join(stateOf(project.directory), "data", "PG_VERSION");
  await writeFile(file, "17\n");
  await assert.rejects(attachDevelopmentDatabase(project), {
    code: "devdb.version_mismatch",
    message: /PostgreSQL 17.*PostgreSQL 18/,
    hint: /Dump what you need/,
  });
  assert.equal(await readFile(file, "utf8"), "17\n");
  await waitUntilStopped(project.directory);
  await writeFile(file, "18\n");
});

test("what a killed initdb left behind is made anew", async () => {
  const state = stateOf(project.directory);
  const password = await readFile(join(state, "password"), "utf8");
  execFileSync("mv", [join(state, "data"), join(state, "new")]);
  await mkdir(join(state, "new", "data"));
  const database = await attachDevelopmentDatabase(project);
  assert.deepEqual(await query(database.url, "SELECT 1"), [1]);
  assert.notEqual(await readFile(join(state, "password"), "utf8"), password);
  await database.release();
});

test("a setting that PostgreSQL refuses is an error with PostgreSQL's own words, and nothing is left running", async () => {
  const broken = { ...project, settings: { shared_buffers: "much" } };
  await assert.rejects(attachDevelopmentDatabase(broken), { code: "devdb.server_failed", message: /shared_buffers/ });
  await waitUntilStopped(project.directory);
  assert.deepEqual(processesOf(project.directory), []);
});
