import { type Widget, widget } from "#rooms/forms";
import { html } from "#rooms/html";

/** A box for each row that can be chosen; a script adds a field that filters long lists. */
export function manyRowsWidget(): Widget {
  const boxes = widget.checkboxes();
  return {
    ...boxes,
    render: (control) =>
      html`<div class="choices" data-filterable="${control.label.toLowerCase()}">${boxes.render(control)}</div>`,
  };
}
