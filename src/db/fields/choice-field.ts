import { Field, type FieldOptions, type FieldTraits } from "./field.ts";
import type { CharOptions } from "./text-fields.ts";

export interface ChoiceOptions<Value extends string> extends FieldOptions<Value> {
  /** The most characters; that of the longest choice unless said otherwise. */
  readonly maxLength?: number;
}

/** One of a fixed set of words, kept as `varchar`; `options.choices` maps each to its label. */
export class ChoiceField<Value extends string = string, Traits extends FieldTraits = FieldTraits> extends Field<
  Value,
  Traits
> {
  readonly kind = "choice";
  declare readonly options: CharOptions & { readonly choices: Readonly<Record<string, string>> };

  constructor(choices: Readonly<Record<Value, string>>, options: ChoiceOptions<Value>) {
    const maxLength = Math.max(...Object.keys(choices).map((choice) => choice.length));
    const all = { maxLength, ...options, choices: Object.freeze({ ...choices }) };
    super(all);
  }

  columnType(): string {
    return `varchar(${this.options.maxLength})`;
  }

  toDatabase(value: unknown): string {
    if (typeof value !== "string") throw this.refuse(value, "a string");
    return value;
  }

  fromDatabase(text: string): string {
    return text;
  }

  override validate(value: unknown): readonly string[] {
    const known = typeof value === "string" && Object.hasOwn(this.options.choices, value);
    return known ? [] : ["Select a valid choice."];
  }
}
