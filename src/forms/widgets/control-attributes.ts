import { attributes } from "#rooms/html";
import type { Control } from "./widget.ts";

/**
 * The attributes that tie a control to its field: name, id, what the field asks for, and the ids of help and errors.
 *
 * @example
 * html`<input type="range" value="${control.texts[0]}" ${controlAttributes(control)}>`
 */
export function controlAttributes({ name, id, required, attributes: own, describedBy, invalid }: Control) {
  const state = { "aria-describedby": describedBy, "aria-invalid": invalid ? "true" : undefined };
  return attributes({ name, id, required, ...own, ...state });
}

/** The attributes of one of several controls: its own name and id; help and errors belong to the group. */
export function partAttributes(
  { attributes: own, invalid }: Control,
  part: { readonly name: string; readonly id: string },
) {
  return attributes({ ...part, ...own, "aria-invalid": invalid ? "true" : undefined });
}
