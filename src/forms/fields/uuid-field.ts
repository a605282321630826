import { messages } from "../messages.ts";
import { input } from "../widgets/input-widgets.ts";
import { accept, type Field, type FieldOptions, refuse } from "./field.ts";
import { parsedField } from "./parsed-field.ts";

const form = /^\{?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})\}?$/i;

export function uuid(options: FieldOptions<string> & { readonly required: false }): Field<string | undefined>;
export function uuid(options?: FieldOptions<string>): Field<string>;
/** A UUID, with or without hyphens; its value is lower-case text with hyphens. */
export function uuid(options: FieldOptions<string> = {}): Field<string | undefined> {
  return parsedField(
    options,
    { widget: input("text") },
    {
      read: (text) => {
        const match = form.exec(text);
        return match === null ? refuse(messages.noUuid()) : accept(match.slice(1).join("-").toLowerCase());
      },
      write: (value) => value,
    },
  );
}
