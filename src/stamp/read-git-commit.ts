import { dirname, join, resolve } from "node:path";
import { readTextFile } from "./read-text-file.ts";

/**
 * Reads the commit that is checked out, without running git, which an image does not carry.
 *
 * @returns 40 (or 64) hexadecimal digits, or undefined outside a git repository and before its first commit.
 *
 * @see https://git-scm.com/docs/gitrepository-layout
 */
export function readGitCommit(directory: string): string | undefined {
  const gitDirectory = findGitDirectory(resolve(directory));
  if (gitDirectory === undefined) return undefined;
  const head = readTextFile(join(gitDirectory, "HEAD"))?.trim() ?? "";
  const reference = /^ref: (.+)$/.exec(head)?.[1];
  return reference === undefined ? commitIn(head) : readReference(gitDirectory, reference);
}

function findGitDirectory(directory: string): string | undefined {
  const path = join(directory, ".git");
  if (readTextFile(join(path, "HEAD")) !== undefined) return path;
  const linked = readLink(path);
  if (linked !== undefined) return resolve(directory, linked);
  const parent = dirname(directory);
  return parent === directory ? undefined : findGitDirectory(parent);
}

/** In a worktree or a submodule `.git` is a file that names the real folder. */
function readLink(path: string): string | undefined {
  const text = readTextFile(path);
  return text === undefined ? undefined : /^gitdir: (.+)$/m.exec(text)?.[1];
}

/** Branches live in the folder that all worktrees share, as files of their own or packed into one. */
function readReference(gitDirectory: string, reference: string): string | undefined {
  const common = resolve(gitDirectory, readTextFile(join(gitDirectory, "commondir"))?.trim() ?? ".");
  const loose = readTextFile(join(common, reference));
  if (loose !== undefined) return commitIn(loose);
  const packed = readTextFile(join(common, "packed-refs"))?.split("\n") ?? [];
  return commitIn(packed.find((line) => line.endsWith(` ${reference}`)) ?? "");
}

function commitIn(text: string): string | undefined {
  return /^([0-9a-f]{40}|[0-9a-f]{64})\b/.exec(text)?.[1];
}
