import type { FindingLevel } from "#rooms/checks";
import type { FileRule, Problem } from "../file-rule.ts";
import type { Tree } from "../tree.ts";
import { type ManifestFile, manifestsOf } from "./manifest-file.ts";

/** What must be so in each manifest of some kinds. */
export interface ManifestRule {
  readonly id: string;
  readonly level: FindingLevel;
  readonly kinds: readonly string[];
  /** Finds what is wrong in one manifest, in the company of all. */
  find(manifest: Tree, files: readonly ManifestFile[]): Iterable<Omit<Problem, "object">>;
}

/** Makes a rule over files of a rule over manifests. */
export function manifestRule({ id, level, kinds, find }: ManifestRule): FileRule<readonly ManifestFile[]> {
  return {
    id,
    level,
    *find(files) {
      for (const { object, content } of manifestsOf(files, ...kinds)) {
        for (const problem of find(content, files)) yield { object, ...problem };
      }
    },
  };
}
