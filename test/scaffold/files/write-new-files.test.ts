import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { writeNewFiles } from "../../../src/scaffold/files/write-new-files.ts";

const files = [
  { path: "one.txt", text: "one" },
  { path: "sub/deep/two.txt", text: "two" },
  { path: "three.txt", text: "three" },
];

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tolv-files-"));
});

afterEach(() => rm(folder, { recursive: true }));

test("files are written with the folders that they need", async () => {
  await writeNewFiles(folder, files);
  assert.equal(await readFile(join(folder, "sub/deep/two.txt"), "utf8"), "two");
});

test("a folder that has some of them is left as it is, and all of those are named", async () => {
  await writeFile(join(folder, "three.txt"), "mine");
  await writeFile(join(folder, "one.txt"), "mine");
  await assert.rejects(writeNewFiles(folder, files), {
    code: "scaffold.files_in_the_way",
    message: `'one.txt', 'three.txt' already exist in '${folder}'. Overlaying a project into an existing directory won't replace conflicting files.`,
  });
  assert.deepEqual(await readdir(folder), ["one.txt", "three.txt"]);
  assert.equal(await readFile(join(folder, "one.txt"), "utf8"), "mine");
});

test("where one cannot be written, those before it are taken back and nothing else", async () => {
  await mkdir(join(folder, "kept"));
  await writeFile(join(folder, "sub"), "a file where a folder is wanted");
  await assert.rejects(writeNewFiles(folder, files), { code: "scaffold.not_writable" });
  assert.deepEqual(await readdir(folder), ["kept", "sub"]);
});

test("folders that were made for them go too, those of others stay", async () => {
  await mkdir(join(folder, "sub"));
  const blocked = [...files, { path: "one.txt/below.txt", text: "a file is no folder" }];
  await assert.rejects(writeNewFiles(folder, blocked), {
    code: "scaffold.not_writable",
    message: `Cannot write into '${folder}': a file is in the way.`,
  });
  assert.deepEqual(await readdir(folder), ["sub"]);
  assert.deepEqual(await readdir(join(folder, "sub")), []);
});
