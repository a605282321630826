import { type Widget, widget } from "#rooms/forms";
import { html } from "#rooms/html";
import { chosenRows, textsOf } from "./chosen-rows.ts";

/**
 * A field for the key of a row, with the text of the row that it holds.
 *
 * @param list Where to look keys up; undefined where the user may not see the rows.
 */
export function rawIdWidget(list: string | undefined): Widget {
  return {
    render: (control) => html`<div class="raw-id">${widget.rawId().render(control)}
<span class="chosen">${chosenRows(control).then(textsOf)}</span>
${list === undefined ? undefined : html`<a href="${list}">Look up ${control.label.toLowerCase()}</a>`}</div>`,
  };
}
