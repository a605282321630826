import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { installCheckout } from "../support/readme.ts";
import { tolv } from "../support/tolv.ts";

const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** An empty folder, which is gone when the file ends. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tolv-scaffold-"));
  folders.push(folder);
  return folder;
}

/** A project as `tolv startproject` makes it, with this checkout installed. */
export async function newProject(name = "mysite"): Promise<string> {
  const directory = await emptyFolder();
  await installCheckout(directory);
  const { exitCode, stderr } = await tolv(["startproject", name, ".", "--no-install"], { directory });
  assert.equal(exitCode, 0, stderr);
  return directory;
}
