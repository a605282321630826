/** How grave a finding is; `error` and `critical` stop the commands that run checks first. */
export type FindingLevel = "debug" | "info" | "warning" | "error" | "critical";

/** One thing that a check noticed. */
export interface Finding {
  /** `room.E001`: the letter says the level; never reused. */
  readonly id: string;
  readonly level: FindingLevel;
  readonly message: string;
  /** The next step. */
  readonly hint?: string;
  /** What the finding is about, such as `blog.Post.author`. */
  readonly object?: string;
}

const seriousLevels: readonly FindingLevel[] = ["error", "critical"];

/** True for the findings that must stop a command. */
export function isSerious(finding: Finding): boolean {
  return seriousLevels.includes(finding.level);
}
