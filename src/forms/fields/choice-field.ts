import { html } from "#rooms/html";
import { messages } from "../messages.ts";
import { accept, describe, type Field, type FieldOptions, type FieldResult, refuse } from "./field.ts";
import { controlAttributes } from "./render-input.ts";

/** The choices of a field: value → what the person reads. */
export type Choices = Readonly<Record<string, string>>;

export function choice<const C extends Choices>(
  choices: C,
  options: FieldOptions & { readonly required: false },
): Field<(keyof C & string) | undefined>;
export function choice<const C extends Choices>(choices: C, options?: FieldOptions): Field<keyof C & string>;
/** One of several choices; undefined if it is not required and none was made. */
export function choice(choices: Choices, options: FieldOptions = {}): Field<string | undefined> {
  const { required } = describe(options);
  return {
    ...describe(options),
    clean: (texts) => cleanChoice(texts.at(-1) ?? "", choices, required),
    format: (value) => value ?? "",
    renderControl: (control) => {
      const shown = Object.entries(required ? choices : { "": "---------", ...choices });
      const element = (value: string, label: string) =>
        html`<option value="${value}" selected=${value === control.text}>${label}</option>`;
      return html`<select ${controlAttributes(control, options)}>${shown.map(([value, label]) => element(value, label))}</select>`;
    },
  };
}

function cleanChoice(text: string, choices: Choices, required: boolean): FieldResult<string | undefined> {
  if (text === "" && !Object.hasOwn(choices, "")) return required ? refuse(messages.required()) : accept(undefined);
  return Object.hasOwn(choices, text) ? accept(text) : refuse(messages.noChoice(text));
}
