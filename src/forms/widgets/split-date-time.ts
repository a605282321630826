import { html } from "#rooms/html";
import { partAttributes } from "./control-attributes.ts";
import { readParts, shownDate, shownTime } from "./input-widgets.ts";
import type { Control, Widget } from "./widget.ts";

/** A calendar and a clock side by side, under Django's names: `published_at_0` and `published_at_1`. */
export function splitDateTime(): Widget {
  return { layout: "group", read: readParts, render };
}

function render(control: Control) {
  const [date, time] = partsOf(control.texts);
  const named = (part: 0 | 1) => ({ name: `${control.name}_${part}`, id: `${control.id}_${part}` });
  return html`<label for="${named(0).id}">Date</label>
<input type="date" value="${shownDate(date)}" ${partAttributes(control, named(0))}>
<label for="${named(1).id}">Time</label>
<input type="time" value="${shownTime(time)}" step="1" ${partAttributes(control, named(1))}>`;
}

/** What was submitted are two texts, an initial value is one. */
function partsOf([first = "", second]: readonly string[]): readonly [date: string, time: string] {
  if (second !== undefined) return [first, second];
  const [date = "", time = ""] = first.split("T");
  return [date, time];
}
