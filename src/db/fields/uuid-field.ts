import { Field, type FieldOptions, type FieldTraits } from "./field.ts";

export interface UuidOptions extends FieldOptions<string> {}

const pattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A UUID as lower-case text with hyphens. */
export class UuidField<Traits extends FieldTraits = FieldTraits> extends Field<string, Traits> {
  readonly kind = "uuid";

  columnType(): string {
    return "uuid";
  }

  toDatabase(value: unknown): string {
    if (typeof value !== "string" || !pattern.test(value)) throw this.refuse(value, "a UUID with hyphens");
    return value.toLowerCase();
  }

  fromDatabase(text: string): string {
    return text;
  }

  override validate(value: unknown): readonly string[] {
    return typeof value === "string" && pattern.test(value) ? [] : ["Enter a valid UUID."];
  }
}
