import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readBuild } from "#rooms/build";
import { listFiles } from "../../src/build/digest-folder.ts";
import { type BuildableProject, copyExample } from "./support/buildable-project.ts";

/** One commit at one time: whoever makes it of the same files gets the same number. */
const commitEnvironment = {
  GIT_AUTHOR_DATE: "2026-11-22T10:00:00Z",
  GIT_COMMITTER_DATE: "2026-11-22T10:00:00Z",
  GIT_CONFIG_GLOBAL: "/dev/null",
};

async function commit(project: BuildableProject): Promise<void> {
  await project.write(".gitignore", "node_modules\n.tolv\nbuild\n");
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", ...args], {
      cwd: project.directory,
      env: { ...process.env, ...commitEnvironment },
    });
  git("init", "--quiet", "--initial-branch", "main");
  git("add", ".");
  git("commit", "--quiet", "--message", "First");
}

test("one commit, built twice in folders of different depth, is the same build, which names neither folder", async () => {
  const parent = await mkdtemp(join(tmpdir(), "tolv-deep-"));
  await mkdir(join(parent, "much/deeper"), { recursive: true });
  await using first = await copyExample();
  await using second = await copyExample(join(parent, "much/deeper"));
  for (const project of [first, second]) {
    await commit(project);
    const { exitCode, stderr, stdout } = await project.build();
    assert.equal(exitCode, 0, stdout + stderr);
  }
  const build = readBuild(first.directory);
  assert.deepEqual(build, readBuild(second.directory));
  assert.equal(build?.dirty, false);
  assert.equal(build?.time, "2026-11-22T10:00:00.000Z");
  assert.match(build?.commit ?? "", /^[0-9a-f]{40}$/);

  for (const file of await listFiles(first.path("build/server"))) {
    const text = await first.read(`build/server/${file}`);
    const named = [first.directory, join(import.meta.dirname, "../..")].filter((folder) => text.includes(folder));
    assert.deepEqual(named, [], file);
  }

  await second.change("blog/about.ts", "Twelve Notes", "Thirteen Notes");
  await second.build();
  const changed = readBuild(second.directory);
  assert.equal(changed?.dirty, true);
  assert.equal(changed?.release, `${build?.commit}-dirty`);
  assert.notEqual(changed?.digest, build?.digest);
  assert.equal(changed?.digests.static, build?.digests.static);
  assert.equal(changed?.digests["sbom.cdx.json"], build?.digests["sbom.cdx.json"]);
  await rm(parent, { recursive: true });
});
