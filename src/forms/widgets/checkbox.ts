import { html } from "#rooms/html";
import { controlAttributes } from "./control-attributes.ts";
import type { Widget } from "./widget.ts";

const uncheckedTexts: ReadonlySet<string> = new Set(["", "false", "False", "0"]);

/** True for what a ticked box sends; `false` and `0`, which scripts send, are not ticked, as in Django. */
export function isChecked(text = ""): boolean {
  return !uncheckedTexts.has(text);
}

/** One box to tick. */
export function checkbox(): Widget {
  return {
    layout: "box",
    isSilentWhenEmpty: true,
    render: (control) =>
      html`<input type="checkbox" checked=${isChecked(control.texts.at(-1))} ${controlAttributes(control)}>`,
  };
}
