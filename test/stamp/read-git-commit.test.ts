import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readGitCommit } from "../../src/stamp/read-git-commit.ts";
import { temporaryFolder, temporaryRepository } from "./repositories.ts";

test("the commit is git's own, on a branch, below a subfolder, and on no branch", () => {
  using repository = temporaryRepository();
  const commit = repository.git("rev-parse", "HEAD");
  const subfolder = join(repository.path, "deep", "down");
  mkdirSync(subfolder, { recursive: true });
  assert.match(commit, /^[0-9a-f]{40}$/);
  assert.equal(readGitCommit(repository.path), commit);
  assert.equal(readGitCommit(subfolder), commit);
  repository.git("checkout", "--quiet", "--detach");
  assert.equal(readGitCommit(repository.path), commit);
});

test("packed branches are read", () => {
  using repository = temporaryRepository();
  repository.git("branch", "not-main");
  const commit = repository.git("rev-parse", "HEAD");
  repository.git("pack-refs", "--all");
  repository.git("commit", "--quiet", "--allow-empty", "--message", "Second");
  assert.equal(readGitCommit(repository.path), repository.git("rev-parse", "main"));
  repository.git("checkout", "--quiet", "not-main");
  assert.equal(readGitCommit(repository.path), commit);
});

test("a worktree has a commit of its own", () => {
  using repository = temporaryRepository();
  using other = temporaryFolder();
  const tree = join(other.path, "tree");
  repository.git("worktree", "add", "--quiet", "-b", "side", tree);
  repository.git("-C", tree, "commit", "--quiet", "--allow-empty", "--message", "Side");
  assert.equal(readGitCommit(tree), repository.git("rev-parse", "side"));
  assert.notEqual(readGitCommit(tree), readGitCommit(repository.path));
});

test("without a repository, or before its first commit, there is none", () => {
  using folder = temporaryFolder();
  assert.equal(readGitCommit(folder.path), undefined);
  folder.git("init", "--quiet");
  assert.equal(readGitCommit(folder.path), undefined);
});

test("a broken repository has none", () => {
  using folder = temporaryFolder();
  mkdirSync(join(folder.path, ".git"));
  assert.equal(readGitCommit(folder.path), undefined);
  writeFileSync(join(folder.path, ".git", "HEAD"), "nonsense");
  assert.equal(readGitCommit(folder.path), undefined);
});
