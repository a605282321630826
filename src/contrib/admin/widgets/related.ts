import type { Widget } from "#rooms/forms";
import { html } from "#rooms/html";

/** The widget of a relation, with a link to the page that adds a row to choose. */
export function withAddLink(
  inner: Widget,
  { address, name }: { readonly address: string; readonly name: string },
): Widget {
  return {
    ...inner,
    render: (control) => html`<div class="related">${inner.render(control)}
<a class="add-related" href="${address}" aria-label="Add another ${name}">+</a></div>`,
  };
}
