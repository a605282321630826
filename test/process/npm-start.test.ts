import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { testDatabase } from "../support/database.ts";
import { freePort, mysite } from "../support/tolv.ts";

const { url } = await testDatabase();

let directory: string;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), "tolv-npm-start-"));
  await cp(mysite, directory, { recursive: true, filter: (path) => !/node_modules|\.tolv/.test(path) });
  await symlink(fileURLToPath(new URL("../../node_modules", import.meta.url)), join(directory, "node_modules"));
});

after(() => rm(directory, { recursive: true, force: true }));

test("npm start serves the example, and a killed npm leaves nothing running", { timeout: 60_000 }, async () => {
  const port = await freePort();
  const { PATH = "", HOME = "" } = process.env;
  const npm = spawn("npm", ["start"], {
    cwd: directory,
    env: { PATH, HOME, DATABASE_URL: url, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Comes when nobody holds the pipe any more, not only npm.
  const everybodyGone = once(npm, "close");
  let printed = "";
  for await (const text of npm.stdout.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    printed += text;
    if (/Quit the server/.test(printed)) break;
  }
  assert.match(printed, /Log in at \/admin\/ as demo with the password demo\./);
  assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 200);
  npm.stdout.resume();
  npm.kill("SIGKILL");
  await everybodyGone;
  await assert.rejects(fetch(`http://127.0.0.1:${port}/`), "nothing listens any more");
});
