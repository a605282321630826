import { parseArgs } from "node:util";
import { nearest } from "#rooms/util";
import { commonOptions } from "./common-options.ts";
import type { Arguments, Command, Options, ValuesOf } from "./define-command.ts";
import { UsageError } from "./errors.ts";
import { spellings, spellName } from "./option-names.ts";

/** The values of a command line, by the names of the declaration. */
export interface ParsedArguments {
  readonly arguments: ValuesOf<Arguments>;
  readonly options: ValuesOf<Options>;
  readonly common: ValuesOf<typeof commonOptions>;
}

/**
 * Reads what was written behind the name of a command: `--name value`, `--name=value`, `-n value`, `-nvalue`, grouped
 * flags, and positional texts, all of them behind `--`.
 *
 * With `--help` among them the rest is not required to fit.
 *
 * @throws UsageError with a problem worded as Python's argparse words it.
 */
export function parseArguments(command: Command, texts: readonly string[]): ParsedArguments {
  const { given, positionals } = splitTexts({ ...commonOptions, ...command.options }, texts);
  const common = readOptions(commonOptions, given);
  if (common.help) return { arguments: {}, options: {}, common };
  const options = readOptions(command.options, given);
  return { arguments: readPositionals(command.arguments, positionals), options, common };
}

/** The texts given for each option, by its name in code. */
type GivenTexts = ReadonlyMap<string, readonly string[]>;

function splitTexts(options: Options, texts: readonly string[]): { given: GivenTexts; positionals: string[] } {
  const names = optionsBySpelling(options);
  const { tokens } = parseArgs({ args: [...texts], options: parserOptions(options), strict: false, tokens: true });
  const given = new Map<string, string[]>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const name = names.get(token.rawName) ?? refuseUnknown(token.rawName, [...names.keys()]);
    given.set(name, [...(given.get(name) ?? []), readToken(options, name, token)]);
  }
  return { given, positionals };
}

function optionsBySpelling(options: Options): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(options).flatMap(([name, option]) => spellings(name, option).map((spelling) => [spelling, name])),
  );
}

type ParserOptions = { [spelling: string]: { type: "boolean" | "string"; short?: string } };

function parserOptions(options: Options): ParserOptions {
  const parsed: ParserOptions = {};
  for (const [name, { short, aliases = [], placeholder }] of Object.entries(options)) {
    const type = placeholder === undefined ? "boolean" : "string";
    parsed[spellName(name)] = { type, ...(short !== undefined && { short }) };
    for (const alias of aliases) parsed[alias] = { type };
  }
  return parsed;
}

function refuseUnknown(written: string, known: readonly string[]): never {
  const meant = nearest(written, known);
  const suggestion = meant === undefined ? "" : ` (did you mean ${meant}?)`;
  throw new UsageError({ problem: `unrecognized arguments: ${written}${suggestion}` });
}

interface OptionToken {
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function readToken(options: Options, name: string, { value, inlineValue }: OptionToken): string {
  const option = options[name];
  if (option?.placeholder === undefined) {
    if (value === undefined) return "";
    throw new UsageError({ problem: `argument ${writtenName(options, name)}: takes no value, found '${value}'` });
  }
  // The parser hands over the next text whatever it is; one that looks like an option was not meant as the value.
  if (value !== undefined && (inlineValue || !/^-[^\d]/.test(value))) return value;
  throw new UsageError({ problem: `argument ${writtenName(options, name)}: expected one value` });
}

function readOptions<Declared extends Options>(options: Declared, given: GivenTexts): ValuesOf<Declared>;
function readOptions(options: Options, given: GivenTexts): ValuesOf<Options> {
  return Object.fromEntries(
    Object.entries(options).map(([name, { read }]) => [name, read(given.get(name) ?? [], writtenName(options, name))]),
  );
}

function writtenName(options: Options, name: string): string {
  const option = options[name];
  return option === undefined ? name : spellings(name, option).join("/");
}

function readPositionals(declared: Arguments, texts: readonly string[]): ValuesOf<Arguments> {
  const left = [...texts];
  const missing: string[] = [];
  const values = Object.entries(declared).map(([name, { arity, read }]) => {
    const own = left.splice(0, arity === "many" ? left.length : 1);
    if (arity === "one" && own.length === 0) missing.push(spellName(name));
    return [name, read(own)] as const;
  });
  if (missing.length > 0) {
    throw new UsageError({ problem: `the following arguments are required: ${missing.join(", ")}` });
  }
  if (left.length > 0) throw new UsageError({ problem: `unrecognized arguments: ${left.join(" ")}` });
  return Object.fromEntries(values);
}
