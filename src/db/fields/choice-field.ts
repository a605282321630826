import { FieldInvalid } from "../errors.ts";
import { Field } from "./field.ts";
import type { Choice, FieldOptions, FieldTraits, ValueOptions } from "./field-options.ts";

export interface ChoiceOptions<Value extends string> extends Omit<ValueOptions<Value>, "choices"> {
  /** The most characters; that of the longest choice unless said otherwise. */
  readonly maxLength?: number;
}

/** One of a fixed set of words, kept as `varchar`. */
export class ChoiceField<Value extends string = string, Traits extends FieldTraits = FieldTraits> extends Field<
  Value,
  Traits
> {
  readonly kind = "choice";
  declare readonly options: FieldOptions & { readonly maxLength: number; readonly choices: readonly Choice<string>[] };

  /** @throws FieldInvalid without a choice, or with one that is longer than `maxLength`. */
  constructor(choices: Readonly<Record<Value, string>>, options: ChoiceOptions<Value>) {
    const pairs = Object.freeze(Object.entries<string>(choices));
    const longest = Math.max(...pairs.map(([choice]) => choice.length));
    const all = { maxLength: longest, ...options, choices: pairs };
    super(all);
    if (pairs.length === 0) throw new FieldInvalid({ problem: "a choice field needs choices" });
    if (all.maxLength < longest) {
      throw new FieldInvalid({ problem: `maxLength is ${all.maxLength}, and the longest choice has ${longest}` });
    }
  }

  override get choices(): readonly Choice<string>[] {
    return this.options.choices;
  }

  override get emptyValue(): "" | null {
    return this.options.null ? null : "";
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
}
