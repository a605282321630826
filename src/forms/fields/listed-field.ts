import { type ChoiceList, fixedChoices } from "../choices/choice-source.ts";
import { messages } from "../messages.ts";
import { select } from "../widgets/select.ts";
import { accept, describeField, type Field, type FieldOptions, refuse } from "./field.ts";
import { lastText } from "./parsed-field.ts";

/** One of some values of any type, each with its label: what `choices` of a model's field are. */
export function listedField(
  pairs: readonly (readonly [value: unknown, label: string])[],
  options: FieldOptions,
): Field<unknown> {
  const described = describeField(options, { widget: select() });
  const list: ChoiceList = pairs.map(([value, label]) => ({ value: textOf(value), label }));
  return {
    ...described,
    choices: fixedChoices(list),
    clean: (texts) => {
      const text = lastText(texts);
      const found = pairs.find(([value]) => textOf(value) === text);
      if (found !== undefined) return accept(found[0]);
      if (text === "") return described.required ? refuse(messages.required()) : accept(undefined);
      return refuse(messages.noChoice(text));
    },
    format: (value) => [textOf(value)],
  };
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}
