import { type Html, html } from "#rooms/html";
import type { Control, Widget } from "./widget.ts";

/** The value as text; the field keeps it, whatever is sent. */
export function readOnly(): Widget {
  return {
    layout: "readOnly",
    render: (control) =>
      html`<output id="${control.id}">${control.choices ? labelsOf(control) : textOf(control)}</output>`,
  };
}

function textOf({ texts }: Control): string {
  return texts.join(", ") || "-";
}

async function labelsOf(control: Control): Promise<Html | string> {
  const chosen = (await control.choices?.find(control.texts)) ?? [];
  return chosen.length === 0 ? "-" : chosen.map(({ label }) => label).join(", ");
}
