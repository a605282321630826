import assert from "node:assert/strict";
import { chmod, mkdir, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { shareTree } from "../../src/devdb/shared-folder.ts";
import { temporaryProject } from "./project.ts";

test("what a strict umask closed is opened for reading and running, links are left alone", async () => {
  await using project = await temporaryProject();
  const [bin, program, text] = ["bin", "bin/program", "bin/text"].map((name) => join(project.directory, name));
  assert.ok(bin && program && text);
  await mkdir(bin, { mode: 0o700 });
  await writeFile(program, "");
  await chmod(program, 0o700);
  await writeFile(text, "", { mode: 0o600 });
  await symlink("nowhere", join(bin, "link"));
  await shareTree(project.directory);
  const modes = await Promise.all([bin, program, text].map(async (path) => (await stat(path)).mode & 0o777));
  assert.deepEqual(modes, [0o755, 0o755, 0o644]);
});
