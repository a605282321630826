import { type Html, html } from "#rooms/html";
import type { Choice, ChoiceList } from "../choices/choice-source.ts";
import { partAttributes } from "./control-attributes.ts";
import { renderListed } from "./render-listed.ts";
import type { Control, Widget } from "./widget.ts";

/** A round button for each choice, one of which is chosen. */
export function radios(): Widget {
  return { layout: "group", render: (control) => renderGroup(control, "radio") };
}

/** A box for each choice. */
export function checkboxes(): Widget {
  return { layout: "group", isSilentWhenEmpty: true, render: (control) => renderGroup(control, "checkbox") };
}

function renderGroup(control: Control, type: "checkbox" | "radio"): Html {
  // The group has the id of the field, so its first control cannot.
  return renderListed({ ...control, id: `${control.id}_0` }, (_, list) => {
    const options = optionsOf(control, list, type).map((choice, index) =>
      renderOption({ control, choice, index, type }),
    );
    return html`<div class="options">${options.length === 0 ? "There is nothing to choose from." : options}
</div>`;
  });
}

interface OptionParts {
  readonly control: Control;
  readonly choice: Choice;
  readonly index: number;
  readonly type: "checkbox" | "radio";
}

function renderOption({ control, choice: { value, label }, index, type }: OptionParts): Html {
  const part = { name: control.name, id: `${control.id}_${index}` };
  const checked = control.texts.includes(value);
  return html`
<label for="${part.id}"><input type="${type}" value="${value}" checked=${checked} ${partAttributes(control, part)}> ${label}</label>`;
}

/** A round button cannot be taken back, so what may be left open needs one of its own. */
function optionsOf({ required }: Control, list: ChoiceList, type: "checkbox" | "radio"): readonly Choice[] {
  const choices = list.flatMap((item) => ("choices" in item ? item.choices : [item]));
  const hasEmpty = choices.some(({ value }) => value === "");
  return type === "radio" && !required && !hasEmpty ? [{ value: "", label: "None" }, ...choices] : choices;
}
