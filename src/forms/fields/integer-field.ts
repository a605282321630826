import { messages } from "../messages.ts";
import { accept, describe, type Field, type FieldOptions, type FieldResult, refuse } from "./field.ts";
import { renderInput } from "./render-input.ts";

/** What may be said about a field of a whole number. */
export interface IntegerOptions extends FieldOptions {
  readonly min?: number;
  readonly max?: number;
}

export function integer(options: IntegerOptions & { readonly required: false }): Field<number | undefined>;
export function integer(options?: IntegerOptions): Field<number>;
/** A whole number; undefined if it is not required and was left empty. */
export function integer(options: IntegerOptions = {}): Field<number | undefined> {
  const { min, max } = options;
  return {
    ...describe(options),
    clean: (texts) => cleanInteger((texts.at(-1) ?? "").trim(), options),
    format: (value) => (value === undefined ? "" : String(value)),
    renderControl: (control) => renderInput(control, options, { type: "number", value: control.text, min, max }),
  };
}

function cleanInteger(text: string, { required = true, min, max }: IntegerOptions): FieldResult<number | undefined> {
  if (text === "") return required ? refuse(messages.required()) : accept(undefined);
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) return refuse(messages.noInteger());
  if (max !== undefined && value > max) return refuse(messages.tooLarge(max));
  if (min !== undefined && value < min) return refuse(messages.tooSmall(min));
  return accept(value);
}
