import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that is removed at the end of its block. */
export interface TemporaryFolder extends Disposable {
  readonly path: string;
  /** Runs git in the folder and returns what it prints. */
  git(...words: string[]): string;
}

/** Makes an empty folder outside any repository. */
export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), "tolv-stamp-"));
  return {
    path,
    git: (...words) => git(path, words),
    [Symbol.dispose]: () => rmSync(path, { recursive: true }),
  };
}

/** Makes a real git repository with one commit. */
export function temporaryRepository(): TemporaryFolder {
  const folder = temporaryFolder();
  folder.git("init", "--quiet", "--initial-branch", "main");
  folder.git("commit", "--quiet", "--allow-empty", "--message", "First");
  return folder;
}

function git(directory: string, words: readonly string[]): string {
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com"];
  // Neither the user's own git configuration nor the repository that runs the tests may have a say.
  const env = { PATH: process.env.PATH, HOME: directory };
  return execFileSync("git", [...identity, ...words], { cwd: directory, encoding: "utf8", env }).trim();
}
