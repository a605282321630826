import type { Finding } from "../source-tree.ts";

/** A word that betrays where the work was done, and what is wrong with it. */
export interface ForbiddenWord {
  readonly pattern: RegExp;
  readonly reason: string;
}

/** Words that have no place in the repository. They are spelt so that this file does not contain them itself. */
export const forbiddenWords: readonly ForbiddenWord[] = [
  { pattern: /(?<![\w.])\/(?:work|Users\/\w+)\/(?=\w)/, reason: "a path of one machine" },
  { pattern: /(?<![\w.])\/tmp\/(?!tolv-)(?=\w)/, reason: "a temporary path that is not ours" },
  { pattern: /"resolved":\s*"http/, reason: "a lock file that names a host: see .npmrc" },
  { pattern: /\bregistry[=:]\s*["']?http/, reason: "the host of a package registry" },
  {
    pattern: /\/\/[\w.-]*(?:registry|artifactory|nexus|npm-proxy)[\w.-]*[:/]/,
    reason: "the host of a package registry",
  },
];

/** Finds forbidden words in one file. */
export function checkWords(path: string, text: string): Finding[] {
  return text
    .split("\n")
    .flatMap((line, index) =>
      forbiddenWords
        .filter(({ pattern }) => pattern.test(line))
        .map(({ reason }) => ({ rule: "forbidden-word", path: `${path}:${index + 1}`, message: `contains ${reason}` })),
    );
}
