import { Field } from "./field.ts";
import type { FieldTraits, ValueOptions } from "./field-options.ts";

/** What JSON can say. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export interface JsonOptions extends ValueOptions<JsonValue> {}

/** A JSON document (`jsonb`). */
export class JsonField<Traits extends FieldTraits = FieldTraits> extends Field<JsonValue, Traits> {
  readonly kind = "json";

  columnType(): string {
    return "jsonb";
  }

  toDatabase(value: unknown): string {
    const text = JSON.stringify(value);
    if (text === undefined) throw this.refuse(value, "a JSON value");
    return text;
  }

  fromDatabase(text: string): JsonValue {
    return JSON.parse(text);
  }
}
