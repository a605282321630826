/** One thing that is wrong with a value, for people and for programs. */
export interface Problem {
  /** Django's code, such as `blank`, `max_length` or `unique`. */
  readonly code: string;
  readonly message: string;
}

/** Checks one value: answers with nothing, with a message (code `invalid`), or with a problem. */
export type Validator<Value> = (value: Value) => string | Problem | undefined;

/** The problem that a validator answered with, as a list. */
export function problemsOf(answer: string | Problem | undefined): readonly Problem[] {
  if (answer === undefined) return [];
  return [typeof answer === "string" ? { code: "invalid", message: answer } : answer];
}
