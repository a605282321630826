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
          const value: unknown = JSON.parse(text);
          return isStorable(value) ? accept(value) : refuse(messages.noJson());
        } catch {
          return refuse(messages.noJson());
        }
      },
      longest: Number.POSITIVE_INFINITY,
      write: (value) => JSON.stringify(value, null, 2),
    },
  );
  // JSON's null is a value, which only undefined is not.
  return { ...field, format: (value) => (value === undefined ? [] : [JSON.stringify(value, null, 2)]) };
}

/** How deep lists and objects may stand in each other; what reads them again works in steps of its own stack. */
const deepest = 100;

/** True for what JSON can say back, and PostgreSQL's `jsonb` can hold: no endless numbers, and no U+0000. */
function isStorable(value: unknown, depth = 0): value is JsonValue {
  if (typeof value === "string") return !value.includes("\0");
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth > deepest) return false;
  return Object.entries(value).every(([key, inner]) => !key.includes("\0") && isStorable(inner, depth + 1));
}
