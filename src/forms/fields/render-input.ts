import { type AttributeValue, attributes, type Html, html } from "#rooms/html";
import type { Control, FieldOptions } from "./field.ts";

/** The attributes that every control has, whatever its element. */
export function controlAttributes(control: Control, { required = true, autocomplete, autofocus }: FieldOptions) {
  return attributes({
    name: control.name,
    id: control.id,
    required,
    autocomplete,
    autofocus,
    "aria-describedby": control.describedBy,
    "aria-invalid": control.invalid ? "true" : undefined,
  });
}

/** An `<input>` of a type, with the attributes that only this type has. */
export function renderInput(
  control: Control,
  options: FieldOptions,
  own: { readonly type: string } & Readonly<Record<string, AttributeValue>>,
): Html {
  return html`<input ${attributes(own)} ${controlAttributes(control, options)}>`;
}
