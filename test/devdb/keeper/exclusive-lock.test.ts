import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import test, { after } from "node:test";
import { isLocked, tryLock } from "../../../src/devdb/keeper/exclusive-lock.ts";
import { kill } from "../project.ts";

const directory = await mkdtemp("/tmp/tolv-lock-test-");
const path = join(directory, "lock");
after(() => rm(directory, { recursive: true }));

test("only one holds the lock, until it is released", () => {
  const first = tryLock(path);
  assert.ok(first);
  assert.equal(tryLock(path), undefined);
  assert.equal(isLocked(path), true);
  first.release();
  assert.equal(isLocked(path), false);
});

test("a killed holder frees the lock", async () => {
  const module = new URL("../../../src/devdb/keeper/exclusive-lock.ts", import.meta.url).href;
  const program = `import { tryLock } from "${module}"; const lock = tryLock("${path}");
    console.log(lock !== undefined); setInterval(() => lock, 1000);`;
  const holder = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  assert.equal(String(...(await once(holder.stdout, "data"))), "true\n");
  assert.equal(isLocked(path), true);
  await kill(holder);
  assert.equal(isLocked(path), false);
});

test("a folder that is not there is an error, not a lock that somebody holds", () => {
  assert.throws(() => tryLock(join(directory, "nowhere", "lock")), { code: "ERR_SQLITE_ERROR" });
});
