import type { Finding, FindingLevel } from "#rooms/checks";

/** Something that is wrong in a file, before it has an id. */
export interface Problem {
  /** The file, and where in it. */
  readonly object: string;
  readonly message: string;
  readonly hint: string;
}

/** What must be so in the files of a deployment. */
export interface FileRule<Subject> {
  readonly id: string;
  readonly level: FindingLevel;
  find(subject: Subject): Iterable<Problem>;
}

/** What the rules find. */
export function* findingsOf<Subject>(rules: readonly FileRule<Subject>[], subject: Subject): Generator<Finding> {
  for (const { id, level, find } of rules) {
    for (const problem of find(subject)) yield { id, level, ...problem };
  }
}
