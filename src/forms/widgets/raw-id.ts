import { html } from "#rooms/html";
import { controlAttributes } from "./control-attributes.ts";
import type { Control, Widget } from "./widget.ts";

/** The keys of the chosen rows as text, with commas between them: for relations that no list can show. */
export function rawId(): Widget {
  return { render: renderRawId };
}

export function renderRawId(control: Control) {
  return html`<input type="text" value="${control.texts.join(",")}" autocomplete="off" ${controlAttributes(control)}>`;
}
