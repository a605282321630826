/** What the compiler knows of a command from its declaration. Checked by `tsc`; never run. */
import { argument, type Command, defineCommand, option } from "#rooms/management";
import type { Equal } from "./support.ts";

function expectType<Expected>() {
  return <Actual>(_value: Actual, _equal: Equal<Expected, Actual>): void => {};
}

interface ArgumentValues {
  readonly first: string;
  readonly second: string | undefined;
  readonly rest: readonly string[];
}

interface OptionValues {
  readonly flag: boolean;
  readonly text: string | undefined;
  readonly textWithDefault: string;
  readonly number: number | undefined;
  readonly numberWithDefault: number;
  readonly choice: "json" | "text" | undefined;
  readonly choiceWithDefault: "json" | "text";
  readonly list: readonly string[];
}

export const infersEveryKind = defineCommand({
  name: "everything",
  help: "Declares every kind of argument and option.",
  arguments: {
    first: argument.required("One."),
    second: argument.optional("One or none."),
    rest: argument.variadic("The others."),
  },
  options: {
    flag: option.flag("A flag."),
    text: option.string("A text."),
    textWithDefault: option.string({ help: "A text.", default: "x" }),
    number: option.integer({ help: "A number.", min: 0 }),
    numberWithDefault: option.integer({ help: "A number.", default: 1, short: "n" }),
    choice: option.choice(["json", "text"], "A choice."),
    choiceWithDefault: option.choice(["json", "text"], { help: "A choice.", default: "text" }),
    list: option.list("Many texts."),
  },
  run({ arguments: values, options }) {
    expectType<ArgumentValues>()(values, true);
    expectType<OptionValues>()(options, true);
    // @ts-expect-error: the declaration has no option of this name
    options.misspelt;
    // @ts-expect-error: values are read, never written
    options.flag = true;
  },
});

export const knowsThatNothingIsDeclared = defineCommand({
  name: "bare",
  help: "Declares nothing.",
  run({ arguments: values, options }) {
    // @ts-expect-error: no argument is declared
    values.anything;
    // @ts-expect-error: no option is declared
    options.anything;
  },
});

/** Commands of different declarations stand in one list. */
export const commands: readonly Command[] = [infersEveryKind, knowsThatNothingIsDeclared];

// @ts-expect-error: a default must be one of the choices
option.choice(["json", "text"], { help: "A choice.", default: "xml" });

// @ts-expect-error: a default of an integer is a number
option.integer({ help: "A number.", default: "1" });

// @ts-expect-error: every option says what it does
option.flag({ short: "f" });

// @ts-expect-error: an exit code is a number
defineCommand({ name: "wrong", help: "Returns a text.", run: () => "done" });

// @ts-expect-error: there are four stages
defineCommand({ name: "wrong", help: "Has no such stage.", stage: "deploy", run: () => {} });
