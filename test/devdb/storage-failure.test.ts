import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { after } from "node:test";
import { DirectoryUnusable, DiskFull } from "#rooms/devdb";
import { storageFailure } from "../../src/devdb/storage-failure.ts";
import { installForPlainUser, plainUserProject, skipUnlessRoot } from "./installation.ts";
import { answerOf, type CommandOptions, query, startCommand } from "./project.ts";

const installation = await installForPlainUser();
const { asPlainUser } = installation;
after(() => installation[Symbol.asyncDispose]());

test("what it does not know it passes on", () => {
  const unknown = new Error("something else");
  assert.equal(storageFailure("/srv", unknown), unknown);
});

test("errors of the file system and of SQLite become clear ones that keep their cause", () => {
  const full = Object.assign(new Error("write"), { code: "ENOSPC" });
  const readOnly = Object.assign(new Error("attempt to write a readonly database"), { errcode: 8 });
  assert.ok(storageFailure("/srv", full) instanceof DiskFull);
  const unusable = storageFailure("/srv", readOnly);
  assert.ok(unusable instanceof DirectoryUnusable);
  assert.match(unusable.message, /\/srv: attempt to write a readonly database/);
  assert.equal(unusable.cause, readOnly);
});

test("a disk that is too small for a database is a clear error", { skip: skipUnlessRoot }, async () => {
  await using project = await plainUserProject();
  using _disk = mount(project.directory, "20m");
  const { code } = await answerOf(project.directory, asPlainUser);
  assert.equal(code, "devdb.disk_full");
});

test("a disk that ran full is a clear error, and the data is there when there is space again", {
  skip: skipUnlessRoot,
}, async () => {
  await using project = await plainUserProject();
  using _disk = mount(project.directory, "100m");
  const first = await startCommand(project.directory, asPlainUser);
  await query(first.url, "CREATE TABLE kept AS SELECT 7 AS n");
  await first.leave();
  const filler = `${project.directory}/filler`;
  try {
    execFileSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=4k"], { stdio: "ignore" });
  } catch {
    // It ends when the disk is full, which is what it is for.
  }
  assert.equal((await answerOf(project.directory, asPlainUser)).code, "devdb.disk_full");
  execFileSync("rm", [filler]);
  const second = await startCommand(project.directory, asPlainUser);
  assert.deepEqual(await query(second.url, "SELECT n FROM kept"), [7]);
  await second.leave();
});

test("shared memory as tiny as a container's is enough for a parallel query", { skip: skipUnlessRoot }, async () => {
  await using project = await plainUserProject();
  const command = await startCommand(project.directory, await withTinySharedMemory(project.directory));
  const forced = ["SET debug_parallel_query = on", "SET work_mem = '64MB'", "SET min_parallel_table_scan_size = 0"];
  await query(command.url, "CREATE TABLE many AS SELECT generate_series(1, 200000) AS n");
  const counting = "SELECT count(*)::int FROM many AS a JOIN many AS b USING (n)";
  assert.deepEqual(await query(command.url, ...forced, counting), [200_000]);
  await command.leave();
});

/** In a mount namespace of its own: other tests have browsers that need more. */
async function withTinySharedMemory(directory: string): Promise<CommandOptions> {
  const node = join(directory, "node.sh");
  const setUp = "mount -t tmpfs -o size=64k tmpfs /dev/shm && exec setpriv --reuid 65534 --regid 65534 --clear-groups";
  await writeFile(node, `#!/bin/sh\nexec unshare --mount sh -c '${setUp} "$0" "$@"' ${asPlainUser.node} "$@"\n`);
  await chmod(node, 0o755);
  return { ...asPlainUser, node, uid: 0, gid: 0, env: { PATH: "/usr/bin:/bin:/usr/sbin:/sbin" } };
}

function mount(directory: string, size: string): Disposable {
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size},mode=1777`, "tmpfs", directory]);
  return { [Symbol.dispose]: () => execFileSync("umount", ["--lazy", directory]) };
}
