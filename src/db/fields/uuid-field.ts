import type { Problem } from "../validation/problem.ts";
import { Field } from "./field.ts";
import type { FieldTraits, ValueOptions } from "./field-options.ts";

export interface UuidOptions extends ValueOptions<string> {}

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

  protected override kindProblems(value: unknown): readonly Problem[] {
    const isUuid = typeof value === "string" && pattern.test(value);
    return isUuid ? [] : [{ code: "invalid", message: "Enter a valid UUID." }];
  }
}
