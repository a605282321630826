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

/** Every level, least grave first. */
const findingLevels: readonly FindingLevel[] = ["debug", "info", "warning", "error", "critical"];

/** True for the findings that must stop a command: errors, unless another level is given, and what is graver. */
export function isSerious({ level }: Finding, least: FindingLevel = "error"): boolean {
  return findingLevels.indexOf(level) >= findingLevels.indexOf(least);
}
