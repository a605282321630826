import { html } from "#rooms/html";
import { controlAttributes } from "./control-attributes.ts";
import type { Control, Widget } from "./widget.ts";

/** The text that stands for "take the file away". */
export const clearFile = "clear";

/** A file to send; with a box to take the present one away, if there is one and the field may be empty. */
export function fileInput(): Widget {
  return {
    isMultipart: true,
    read: (data, name) => (data.has(`${name}-clear`) ? [clearFile] : undefined),
    render: (control) => html`${renderCurrent(control)}<input type="file" ${controlAttributes(lenient(control))}>`,
  };
}

/** A file that is there already need not be sent again. */
function lenient(control: Control): Control {
  return { ...control, required: control.required && control.texts.length === 0 };
}

function renderCurrent({ name, id, texts: [current, url], required }: Control) {
  if (current === undefined || current === clearFile) return undefined;
  const shown = url === undefined ? current : html`<a href="${url}">${current}</a>`;
  const box = html`<label for="${id}_clear"><input type="checkbox" name="${name}-clear" id="${id}_clear"> Clear</label>`;
  return html`<p class="file-upload">Currently: ${shown} ${required ? undefined : box}</p>
`;
}
