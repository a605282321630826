/** A positional argument of a command; `Value` is what the command receives for it. */
export interface Argument<Value> {
  readonly help: string;
  /** How many texts it takes: exactly one, at most one, or all that are left. */
  readonly arity: "one" | "optional" | "many";
  /** Turns the texts given for it into its value. */
  readonly read: (texts: readonly string[]) => Value;
}

/**
 * Declares positional arguments. A command may have one variadic argument, and it comes last.
 *
 * @example
 * arguments: { appLabel: argument.optional("The app to migrate."), names: argument.variadic("Its migrations.") }
 */
export const argument = { required, optional, variadic };

function required(help: string): Argument<string> {
  return { help, arity: "one", read: ([text = ""]) => text };
}

function optional(help: string): Argument<string | undefined> {
  return { help, arity: "optional", read: ([text]) => text };
}

function variadic(help: string): Argument<readonly string[]> {
  return { help, arity: "many", read: (texts) => texts };
}
