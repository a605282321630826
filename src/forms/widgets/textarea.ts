import { html } from "#rooms/html";
import { controlAttributes } from "./control-attributes.ts";
import type { Widget } from "./widget.ts";

/** Several lines of text. */
export function textarea({ rows = 10 }: { readonly rows?: number } = {}): Widget {
  return {
    render: (control) =>
      html`<textarea rows="${rows}" ${controlAttributes(control)}>${control.texts.at(-1)}</textarea>`,
  };
}
