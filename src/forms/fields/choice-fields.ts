import { type ChoiceList, type ChoiceSource, fixedChoices } from "../choices/choice-source.ts";
import { messages } from "../messages.ts";
import { select, selectMultiple } from "../widgets/select.ts";
import { accept, describeField, type Field, type FieldOptions, type FieldResult, refuse } from "./field.ts";
import { lastText } from "./parsed-field.ts";

/** The choices of a field: value → what the person reads; or a list with groups. */
export type Choices<Value extends string = string> = Readonly<Record<Value, string>> | ChoiceList;

export function choice<const Value extends string>(
  choices: Readonly<Record<Value, string>>,
  options: FieldOptions<NoInfer<Value>> & { readonly required: false },
): Field<Value | undefined>;
export function choice<const Value extends string>(
  choices: Readonly<Record<Value, string>>,
  options?: FieldOptions<NoInfer<Value>>,
): Field<Value>;
export function choice(
  choices: ChoiceList,
  options: FieldOptions<string> & { readonly required: false },
): Field<string | undefined>;
export function choice(choices: ChoiceList, options?: FieldOptions<string>): Field<string>;
/** One of several choices; undefined if it is not required and none was made. */
export function choice(choices: Choices, options: FieldOptions<string> = {}): Field<string | undefined> {
  const described = describeField(options, { widget: select() });
  const source = fixedChoices(choiceList(choices));
  return {
    ...described,
    choices: source,
    clean: (texts) => cleanChoice(lastText(texts), source, described.required),
    format: (value) => (value === undefined ? [] : [value]),
  };
}

export function choices<const Value extends string>(
  offered: Readonly<Record<Value, string>>,
  options?: FieldOptions<readonly NoInfer<Value>[]>,
): Field<readonly Value[]>;
export function choices(offered: ChoiceList, options?: FieldOptions<readonly string[]>): Field<readonly string[]>;
/** Any number of several choices; at least one where it is required. */
export function choices(offered: Choices, options: FieldOptions<readonly string[]> = {}): Field<readonly string[]> {
  const described = describeField(options, { widget: selectMultiple() });
  const source = fixedChoices(choiceList(offered));
  return {
    ...described,
    choices: source,
    clean: (texts) => cleanChoices(texts, source, described.required),
    format: (values) => [...values],
    isChanged: (initial = [], values) => !isSameSet(initial, values),
  };
}

function choiceList(choices: Choices): ChoiceList {
  if (isList(choices)) return choices;
  return Object.entries(choices).map(([value, label]) => ({ value, label }));
}

function isList(choices: Choices): choices is ChoiceList {
  return Array.isArray(choices);
}

async function cleanChoice(
  text: string,
  source: ChoiceSource,
  required: boolean,
): Promise<FieldResult<string | undefined>> {
  const [found] = await source.find([text]);
  if (found !== undefined) return accept(text);
  if (text === "") return required ? refuse(messages.required()) : accept(undefined);
  return refuse(messages.noChoice(text));
}

async function cleanChoices(
  texts: readonly string[],
  source: ChoiceSource,
  required: boolean,
): Promise<FieldResult<readonly string[]>> {
  const values = [...new Set(texts)].filter((text) => text !== "");
  if (values.length === 0) return required ? refuse(messages.required()) : accept([]);
  const found = new Set((await source.find(values)).map(({ value }) => value));
  const unknown = values.find((value) => !found.has(value));
  return unknown === undefined ? accept(values) : refuse(messages.noChoice(unknown));
}

/** True for the same values in any order. */
export function isSameSet(one: readonly unknown[], other: readonly unknown[]): boolean {
  const values = new Set(one);
  return values.size === new Set(other).size && other.every((value) => values.has(value));
}
