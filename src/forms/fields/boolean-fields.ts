import { fixedChoices } from "../choices/choice-source.ts";
import { messages } from "../messages.ts";
import { checkbox, isChecked } from "../widgets/checkbox.ts";
import { select } from "../widgets/select.ts";
import { accept, describeField, type Field, type FieldOptions, refuse } from "./field.ts";
import { lastText } from "./parsed-field.ts";

/** A box to tick; if it is required, it must be ticked. */
export function boolean(options: FieldOptions<boolean> = {}): Field<boolean> {
  const described = describeField(options, { widget: checkbox() });
  return {
    ...described,
    clean: (texts) => {
      const value = isChecked(lastText(texts));
      return described.required && !value ? refuse(messages.required()) : accept(value);
    },
    format: (value) => (value ? ["on"] : []),
  };
}

const answers = fixedChoices([
  { value: "", label: "Unknown" },
  { value: "true", label: "Yes" },
  { value: "false", label: "No" },
]);

/** Django's words for yes and no, and those of scripts. */
const answersByText: ReadonlyMap<string, boolean> = new Map([
  ...["true", "on", "1"].map((text) => [text, true] as const),
  ...["false", "0"].map((text) => [text, false] as const),
]);

/** Yes, no, or not known, which is undefined. */
export function nullBoolean(options: FieldOptions<boolean> = {}): Field<boolean | undefined> {
  return {
    ...describeField({ ...options, required: false }, { widget: select() }),
    choices: answers,
    clean: (texts) => accept(answersByText.get(lastText(texts).toLowerCase())),
    format: (value) => (value === undefined ? [] : [String(value)]),
  };
}
