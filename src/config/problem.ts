/** One thing that is wrong with an environment. It never contains the value of a secret. */
export interface ConfigProblem {
  /** The name of the variable. */
  readonly setting: string;
  /** What is there, redacted if secret. */
  readonly found: string;
  readonly expected: string;
  /** What to do about it, as a sentence. */
  readonly fix: string;
  /** Where the value was read, such as `.env:3`, if not from the process's own environment. */
  readonly origin?: string;
}

/** Renders a problem on one line. */
export function renderProblem({ setting, found, expected, fix, origin }: ConfigProblem): string {
  const place = origin === undefined ? setting : `${setting} (${origin})`;
  return `${place}: found ${found}, expected ${expected}. ${fix}`;
}
