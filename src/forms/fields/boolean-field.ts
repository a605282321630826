import { messages } from "../messages.ts";
import { accept, describe, type Field, type FieldOptions, refuse } from "./field.ts";
import { renderInput } from "./render-input.ts";

const falseTexts = new Set(["", "false", "False", "0"]);

/** A box to tick; if it is required, it must be ticked. */
export function boolean(options: FieldOptions = {}): Field<boolean> {
  const { required } = describe(options);
  return {
    ...describe(options),
    clean: (texts) => {
      const value = !falseTexts.has(texts.at(-1) ?? "");
      return required && !value ? refuse(messages.required()) : accept(value);
    },
    format: (value) => (value ? "on" : ""),
    renderControl: (control) =>
      renderInput(control, options, { type: "checkbox", checked: !falseTexts.has(control.text) }),
  };
}
