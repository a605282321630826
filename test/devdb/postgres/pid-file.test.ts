import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdtemp, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { after } from "node:test";
import { attachDevelopmentDatabase } from "#rooms/devdb";
import { disownStranger, readPidFile, servesFolder } from "../../../src/devdb/postgres/pid-file.ts";
import { keeperAndServer, kill, query, stateOf, temporaryProject } from "../project.ts";

const directory = await mkdtemp("/tmp/tolv-pid-file-test-");
const path = join(directory, "postmaster.pid");
after(() => rm(directory, { recursive: true }));

test("no file, an empty file and one whose process is another program all mean: no server", async () => {
  assert.equal(await readPidFile(directory), undefined);
  for (const text of ["", "not a number\n", `${process.pid}\n${directory}\n1\n5432\n\n\n\nready\n`]) {
    await writeFile(path, text);
    assert.equal(await readPidFile(directory), undefined);
  }
});

test("a stranger's process id is replaced, and the lines below it are kept", async () => {
  await writeFile(path, `${process.pid}\n${directory}\n1\n5432\n\n\n  123 456\nready\n`);
  await disownStranger(directory);
  assert.equal(await readFile(path, "utf8"), `99999999\n${directory}\n1\n5432\n\n\n  123 456\nready\n`);
});

test("a server starts although a stranger has the process id of the one that was killed", async () => {
  await using project = await temporaryProject();
  await (await attachDevelopmentDatabase(project)).release();
  const data = await realpath(join(stateOf(project.directory), "data"));
  const { uid, gid } = await stat(data);
  const file = join(data, "postmaster.pid");
  // Of the server's user: PostgreSQL itself sees through a process that it may not signal.
  const stranger = spawn("sleep", ["60"], process.getuid?.() === 0 ? { uid, gid } : {});
  await once(stranger, "spawn");
  await writeFile(file, `${stranger.pid}\n/nowhere\n1\n1\n\n\n\nready\n`);
  await chown(file, uid, gid);
  await using second = await attachDevelopmentDatabase(project);
  assert.deepEqual(await query(second.url, "SELECT 1"), [1]);
  const { server } = keeperAndServer(project.directory);
  assert.equal((await readPidFile(data))?.pid, server);
  assert.equal(await servesFolder(server, "/nowhere"), false);
  await kill(stranger);
});
