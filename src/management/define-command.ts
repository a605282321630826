import type { Argument } from "./argument.ts";
import type { Input } from "./input.ts";
import type { Option } from "./option.ts";
import type { Output } from "./output.ts";

/** How much of the configuration a command needs before it runs; "none" starts without any. */
export type CommandStage = "none" | "build" | "release" | "run";

export type Arguments = Readonly<Record<string, Argument<unknown>>>;
export type Options = Readonly<Record<string, Option<unknown>>>;

/** The values that a declaration of arguments or options yields. */
export type ValuesOf<Declarations extends Arguments | Options> = {
  readonly [Name in keyof Declarations]: ReturnType<Declarations[Name]["read"]>;
};

/** What a command works with. */
export interface CommandContext<A extends Arguments = Arguments, O extends Options = Options> {
  readonly arguments: ValuesOf<A>;
  readonly options: ValuesOf<O>;
  readonly output: Output;
  readonly input: Input;
}

/** A command of `tolv`: its declaration and its work. */
export interface Command<A extends Arguments = Arguments, O extends Options = Options> {
  readonly name: string;
  /** One sentence for the list of commands and the head of its own help. */
  readonly help: string;
  readonly stage: CommandStage;
  readonly arguments: A;
  readonly options: O;
  /** Does the work; a number is the exit code, nothing means 0. */
  run(context: CommandContext<A, O>): CommandResult | Promise<CommandResult>;
}

// biome-ignore lint/suspicious/noConfusingVoidType: a command that returns nothing is the usual one
export type CommandResult = number | void;

/** What `defineCommand` takes: arguments and options may be left out, the stage is "run" unless said otherwise. */
export interface CommandDeclaration<A extends Arguments, O extends Options> {
  readonly name: string;
  readonly help: string;
  readonly stage?: CommandStage;
  readonly arguments?: A;
  readonly options?: O;
  run(context: CommandContext<A, O>): CommandResult | Promise<CommandResult>;
}

// biome-ignore lint/complexity/noBannedTypes: the type of a declaration that is left out, which has no names at all
type Nothing = {};

const commandName = /^[a-z][a-z0-9_-]*$/;

/**
 * Defines a command; the types of its arguments and options follow from their declarations.
 *
 * A command that is slow to load imports its work inside `run`.
 *
 * @throws TypeError when the name is malformed or a variadic or optional argument is followed by a required one.
 *
 * @example
 * export const greetCommand = defineCommand({
 *   name: "greet",
 *   help: "Greets somebody.",
 *   stage: "none",
 *   arguments: { who: argument.required("Whom to greet.") },
 *   options: { loud: option.flag("Shouts.") },
 *   run({ arguments: { who }, options: { loud }, output }) {
 *     output.line(loud ? `HELLO ${who.toUpperCase()}` : `Hello ${who}`);
 *   },
 * });
 */
export function defineCommand<A extends Arguments = Nothing, O extends Options = Nothing>(
  declaration: CommandDeclaration<A, O>,
): Command<A, O> {
  const { name, help, stage = "run", run } = declaration;
  if (!commandName.test(name))
    throw new TypeError(`Command name "${name}" must be lower case letters, digits, - or _.`);
  const command = { name, help, stage, run, arguments: declaration.arguments, options: declaration.options };
  // A declaration that is left out has the type `Nothing`, which an empty object satisfies.
  const complete = { ...command, arguments: command.arguments ?? {}, options: command.options ?? {} } as Command<A, O>;
  refuseAmbiguousOrder(complete);
  return complete;
}

function refuseAmbiguousOrder(command: Command): void {
  const arities = Object.values(command.arguments).map(({ arity }) => arity);
  const ambiguous = arities.some((arity, index) => {
    const next = arities[index + 1];
    return next !== undefined && (arity === "many" || (arity === "optional" && next === "one"));
  });
  if (ambiguous)
    throw new TypeError(`Command "${command.name}" declares an argument behind one that may take its text.`);
}
