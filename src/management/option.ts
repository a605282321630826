import { UsageError } from "./errors.ts";

/** An option of a command; `Value` is what the command receives for it. */
export interface Option<Value> {
  readonly help: string;
  /** One letter, for `-w`. */
  readonly short?: string;
  /** Other long names, without the dashes. */
  readonly aliases?: readonly string[];
  /** What help shows after the name, such as `N`; undefined for a flag, which takes no value. */
  readonly placeholder: string | undefined;
  /** Turns the texts given for it, in their order, into its value; `name` is for messages. */
  readonly read: (texts: readonly string[], name: string) => Value;
}

/** What every kind of option may say. */
export interface OptionSettings {
  readonly help: string;
  readonly short?: string;
  readonly aliases?: readonly string[];
}

export interface StringOptionSettings extends OptionSettings {
  readonly default?: string;
  readonly placeholder?: string;
}

export interface IntegerOptionSettings extends OptionSettings {
  readonly default?: number;
  readonly min?: number;
  readonly max?: number;
}

export interface ChoiceOptionSettings<Choice extends string> extends OptionSettings {
  readonly default?: Choice;
}

/**
 * Declares options; each takes its help text alone, or settings that hold it.
 * `failLevel` is `--fail-level` on the command line.
 *
 * @example
 * options: {
 *   plan: option.flag("Shows the plan and changes nothing."),
 *   workers: option.integer({ help: "Worker processes.", short: "w", default: 1, min: 0 }),
 *   format: option.choice(["json", "text"], { help: "Format of the answer.", default: "text" }),
 * }
 */
export const option = { flag, string, integer, choice, list };

function flag(settings: string | OptionSettings): Option<boolean> {
  return { ...common(settings), placeholder: undefined, read: (texts) => texts.length > 0 };
}

function string(settings: StringOptionSettings & { readonly default: string }): Option<string>;
function string(settings: string | StringOptionSettings): Option<string | undefined>;
function string(settings: string | StringOptionSettings): Option<string | undefined> {
  const { default: fallback, placeholder = "TEXT", ...rest } = common<StringOptionSettings>(settings);
  return { ...rest, placeholder, read: (texts) => texts.at(-1) ?? fallback };
}

function integer(settings: IntegerOptionSettings & { readonly default: number }): Option<number>;
function integer(settings: string | IntegerOptionSettings): Option<number | undefined>;
function integer(settings: string | IntegerOptionSettings): Option<number | undefined> {
  const { default: fallback, min, max, ...rest } = common<IntegerOptionSettings>(settings);
  const read = (texts: readonly string[], name: string) => {
    const text = texts.at(-1);
    return text === undefined ? fallback : readInteger(text, { name, min, max });
  };
  return { ...rest, placeholder: "N", read };
}

function choice<const Choice extends string>(
  choices: readonly Choice[],
  settings: ChoiceOptionSettings<NoInfer<Choice>> & { readonly default: NoInfer<Choice> },
): Option<Choice>;
function choice<const Choice extends string>(
  choices: readonly Choice[],
  settings: string | ChoiceOptionSettings<NoInfer<Choice>>,
): Option<Choice | undefined>;
function choice<const Choice extends string>(
  choices: readonly Choice[],
  settings: string | ChoiceOptionSettings<NoInfer<Choice>>,
): Option<Choice | undefined> {
  const { default: fallback, ...rest } = common<ChoiceOptionSettings<Choice>>(settings);
  const read = (texts: readonly string[], name: string) => {
    const text = texts.at(-1);
    return text === undefined ? fallback : readChoice(text, { name, choices });
  };
  return { ...rest, placeholder: `{${choices.join(",")}}`, read };
}

function list(settings: string | OptionSettings): Option<readonly string[]> {
  return { ...common(settings), placeholder: "TEXT", read: (texts) => texts };
}

function common<Settings extends OptionSettings>(settings: string | Settings): OptionSettings & Partial<Settings>;
function common(settings: string | OptionSettings): OptionSettings {
  return typeof settings === "string" ? { help: settings } : settings;
}

function readInteger(text: string, limits: { name: string; min: number | undefined; max: number | undefined }): number {
  const { name, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = limits;
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw new UsageError({ problem: `argument ${name}: invalid integer: '${text}'` });
  if (value < min) throw new UsageError({ problem: `argument ${name}: ${value} is less than ${min}` });
  if (value > max) throw new UsageError({ problem: `argument ${name}: ${value} is more than ${max}` });
  return value;
}

function readChoice<Choice extends string>(
  text: string,
  { name, choices }: { name: string; choices: readonly Choice[] },
): Choice {
  const chosen = choices.find((candidate) => candidate === text);
  if (chosen !== undefined) return chosen;
  const offered = choices.map((candidate) => `'${candidate}'`).join(", ");
  throw new UsageError({ problem: `argument ${name}: invalid choice: '${text}' (choose from ${offered})` });
}
