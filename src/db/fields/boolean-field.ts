import { Field } from "./field.ts";
import type { FieldTraits, ValueOptions } from "./field-options.ts";

export interface BooleanOptions extends ValueOptions<boolean> {}

/** True or false. */
export class BooleanField<Traits extends FieldTraits = FieldTraits> extends Field<boolean, Traits> {
  readonly kind = "boolean";

  columnType(): string {
    return "boolean";
  }

  toDatabase(value: unknown): boolean {
    if (typeof value !== "boolean") throw this.refuse(value, "true or false");
    return value;
  }

  fromDatabase(text: string): boolean {
    return text === "t";
  }
}
