import assert from "node:assert/strict";
import { chmod, stat } from "node:fs/promises";
import { dirname } from "node:path";
import test from "node:test";
import { attachDevelopmentDatabase } from "#rooms/devdb";
import { socketPath } from "../../src/devdb/socket-path.ts";
import { query, temporaryProject } from "./project.ts";

const deep = `/srv/${"long/".repeat(25)}`;

test("the socket lies in the state folder when its path is short enough", async () => {
  assert.equal(await socketPath("/srv/site/.tolv/postgres"), "/srv/site/.tolv/postgres/keeper.sock");
});

test("for a deep folder it lies in a folder of /tmp that is this user's alone", async () => {
  const path = await socketPath(deep);
  assert.ok(path.length < 100 && path.startsWith("/tmp/tolv-"));
  assert.notEqual(await socketPath(`${deep}other`), path);
  assert.equal((await stat(dirname(path))).mode & 0o777, 0o700);
});

test("a folder of /tmp that others may write to is refused", async () => {
  const folder = dirname(await socketPath(deep));
  await chmod(folder, 0o777);
  try {
    await assert.rejects(socketPath(deep), { code: "devdb.directory_unusable" });
  } finally {
    await chmod(folder, 0o700);
  }
});

test("a project in a deep folder gets its database", async () => {
  await using project = await temporaryProject("long/".repeat(30));
  const database = await attachDevelopmentDatabase(project);
  assert.deepEqual(await query(database.url, "SELECT 1"), [1]);
  await database.release();
});
