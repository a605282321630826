import { type Html, html } from "#rooms/html";
import type { Choice, ChoiceList } from "../choices/choice-source.ts";
import { controlAttributes } from "./control-attributes.ts";
import { renderListed } from "./render-listed.ts";
import type { Control, Widget } from "./widget.ts";

/** A list to choose one from; where there are too many for a list, their keys are asked for. */
export function select(): Widget {
  return { render: (control) => renderListed(control, renderOne) };
}

/** A list to choose several from. */
export function selectMultiple(): Widget {
  return { isSilentWhenEmpty: true, render: (control) => renderListed(control, renderSeveral) };
}

/** Without a choice the first one would be sent unseen, so an empty one stands before it. */
function renderOne(control: Control, list: ChoiceList): Html {
  const [text = ""] = control.texts;
  const hasEmpty = list.some((item) => "value" in item && item.value === "");
  const withEmpty = hasEmpty || (control.required && text !== "") ? list : [emptyChoice, ...list];
  return html`<select ${controlAttributes(control)}>${renderOptions(withEmpty, [text])}</select>`;
}

const emptyChoice: Choice = { value: "", label: "---------" };

function renderSeveral(control: Control, list: ChoiceList): Html {
  return html`<select multiple ${controlAttributes(control)}>${renderOptions(list, control.texts)}</select>`;
}

function renderOptions(list: ChoiceList, texts: readonly string[]): Html[] {
  return list.map((item) => {
    if (!("choices" in item)) return renderOption(item, texts);
    return html`<optgroup label="${item.label}">${renderOptions(item.choices, texts)}</optgroup>`;
  });
}

function renderOption({ value, label }: Choice, texts: readonly string[]): Html {
  return html`<option value="${value}" selected=${texts.includes(value)}>${label}</option>`;
}
