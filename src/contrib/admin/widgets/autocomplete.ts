import { type Control, controlAttributes, type Widget } from "#rooms/forms";
import { attributes, type Html, html } from "#rooms/html";
import { type ChosenRow, chosenRows, textsOf } from "./chosen-rows.ts";

/** How a relation is searched. */
export interface AutocompleteOptions {
  /** What answers with the rows that are found, up to the term. */
  readonly address: string;
  /** True for a relation to many. */
  readonly isMany: boolean;
  /** Rows that can be chosen and were read already. */
  readonly known: readonly ChosenRow[];
}

/** A field that is filled in by searching; without JavaScript it takes keys, and shows the text of what it holds. */
export function autocompleteWidget(options: AutocompleteOptions): Widget {
  return { render: (control) => render(control, options) };
}

function render(control: Control, { address, isMany, known }: AutocompleteOptions): Html {
  const rows = chosenRows(control, known);
  const search = attributes({
    "data-autocomplete": address,
    "data-multiple": isMany ? "" : undefined,
  });
  return html`<div class="raw-id"><input type="text" value="${control.texts.join(",")}" autocomplete="off" ${search}
data-chosen="${rows.then((found) => JSON.stringify(found))}" ${controlAttributes(control)}>
<span class="chosen">${rows.then(textsOf)}</span></div>`;
}
