import { type Widget, widget } from "#rooms/forms";
import { html } from "#rooms/html";
import { type ChosenRow, chosenRows, textsOf } from "./chosen-rows.ts";

/** What a field for the key of a row knows besides. */
export interface RawIdOptions {
  /** Where to look keys up; undefined where the user may not see the rows. */
  readonly list: string | undefined;
  /** Rows that can be chosen and were read already. */
  readonly known: readonly ChosenRow[];
}

/** A field for the key of a row, with the text of the row that it holds. */
export function rawIdWidget({ list, known }: RawIdOptions): Widget {
  return {
    render: (control) => html`<div class="raw-id">${widget.rawId().render(control)}
<span class="chosen">${chosenRows(control, known).then(textsOf)}</span>
${list === undefined ? undefined : html`<a href="${list}">Look up ${control.label.toLowerCase()}</a>`}</div>`,
  };
}
