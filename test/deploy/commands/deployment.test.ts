import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { tolv } from "../../support/tolv.ts";

let directory: string;

before(async () => {
  directory = await mkdtemp(join(tmpdir(), "tolv-deployment-"));
  await symlink(fileURLToPath(new URL("../../../node_modules", import.meta.url)), join(directory, "node_modules"));
  const project = 'import { defineProject } from "tolv";\nexport default defineProject({ name: "small", apps: [] });\n';
  await writeFile(join(directory, "project.ts"), project);
});

after(() => rm(directory, { recursive: true, force: true }));

test("tolv deployment shows what is missing and writes nothing", async () => {
  const { exitCode, stdout } = await tolv(["deployment", "procfile"], { directory });
  assert.deepEqual([exitCode, stdout], [0, "missing    Procfile\n"]);
  await assert.rejects(readFile(join(directory, "Procfile")), { code: "ENOENT" });
});

test("--write writes what is missing, the second time all is the same", async () => {
  assert.match((await tolv(["deployment", "--write"], { directory })).stdout, /^written {4}Dockerfile$/m);
  const { exitCode, stdout } = await tolv(["deployment", "--write"], { directory });
  assert.equal(exitCode, 0);
  assert.deepEqual(
    new Set(
      stdout
        .trim()
        .split("\n")
        .map((line) => line.split(/\s+/)[0]),
    ),
    new Set(["same"]),
  );
});

test("a file that somebody has changed is shown and left alone, until --force", async () => {
  const path = join(directory, "Procfile");
  await writeFile(path, "release: tolv migrate\nweb: tolv serve -w 4\n");
  const refused = await tolv(["deployment", "--write", "procfile"], { directory });
  assert.equal(refused.exitCode, 1);
  assert.match(refused.stdout, /^different {2}Procfile\n\s+- web: tolv serve -w 4\n\s+\+ web: tolv serve$/m);
  assert.match(refused.stderr, /--force replaces them/);
  assert.match(await readFile(path, "utf8"), /-w 4/);
  assert.equal((await tolv(["deployment", "--write", "--force", "procfile"], { directory })).exitCode, 0);
  assert.equal(await readFile(path, "utf8"), "release: tolv migrate\nweb: tolv serve\n");
});

test("a target that there is not is refused by name", async () => {
  const { exitCode, stderr } = await tolv(["deployment", "helm"], { directory });
  assert.equal(exitCode, 1);
  assert.match(stderr, /There is no target "helm"\.\n.*docker, compose, procfile, kubernetes, systemd, heroku/);
});
