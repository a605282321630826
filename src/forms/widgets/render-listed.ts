import { type Html, html } from "#rooms/html";
import type { ChoiceList } from "../choices/choice-source.ts";
import { renderRawId } from "./raw-id.ts";
import type { Control } from "./widget.ts";

/** Renders a control once its choices are known; one that asks for keys where there are too many. */
export function renderListed(control: Control, render: (control: Control, list: ChoiceList) => Html): Html {
  const settled = (list: ChoiceList | undefined) => (list === undefined ? renderRawId(control) : render(control, list));
  const list = control.choices?.list();
  return list instanceof Promise ? html`${list.then(settled)}` : settled(list);
}
