import type { JsonValue } from "#rooms/db";
import { messages } from "../messages.ts";
import { textarea } from "../widgets/textarea.ts";
import { accept, type Field, type FieldOptions, refuse } from "./field.ts";
import { parsedField } from "./parsed-field.ts";

export function json(options: FieldOptions<JsonValue> & { readonly required: false }): Field<JsonValue | undefined>;
export function json(options?: FieldOptions<JsonValue>): Field<JsonValue>;
/** A JSON document. */
export function json(options: FieldOptions<JsonValue> = {}): Field<JsonValue | undefined> {
  const field = parsedField(
    options,
    { widget: textarea() },
    {
      read: (text) => {
        try {
          return accept(JSON.parse(text, refuseNull) as JsonValue);
        } catch {
          return refuse(messages.noJson());
        }
      },
      write: (value) => JSON.stringify(value, null, 2),
    },
  );
  // JSON's null is a value, which only undefined is not.
  return { ...field, format: (value) => (value === undefined ? [] : [JSON.stringify(value, null, 2)]) };
}

/** PostgreSQL's `jsonb` cannot hold U+0000. */
function refuseNull(key: string, value: unknown): unknown {
  if (key.includes("\0") || (typeof value === "string" && value.includes("\0"))) throw new SyntaxError();
  return value;
}
