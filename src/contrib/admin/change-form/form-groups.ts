import type { User } from "#rooms/contrib/auth";
import { type Form, renderField } from "#rooms/forms";
import { type Html, html } from "#rooms/html";
import { nothing } from "../rows/show-value.ts";
import type { LayoutGroup } from "./form-layout.ts";
import type { PlannedItem } from "./form-plan.ts";
import type { ShownItem } from "./shown-item.ts";

/** What the groups of a form show. */
export interface ShownForm {
  readonly groups: readonly LayoutGroup<PlannedItem>[];
  readonly form: Form;
  /** The row whose values are only to be read; undefined for a new one, which has none. */
  readonly row: object | undefined;
  readonly user: User;
}

/** The groups of a form, one below the other; collapsed ones are open where something in them is wrong. */
export function formGroups(shown: ShownForm): Html {
  return html`${shown.groups.map((group, index) => renderGroup(group, shown, `group-${index}`))}`;
}

function renderGroup(group: LayoutGroup<PlannedItem>, shown: ShownForm, id: string): Html {
  const { title, description, isCollapsed, lines } = group;
  const content = html`${description === undefined ? undefined : html`<p class="description">${description}</p>`}
${lines.map((line) => renderLine(line, shown))}`;
  if (title === undefined)
    return html`<div class="panel fields">${content}</div>
`;
  if (!isCollapsed) {
    return html`<section class="panel fields" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${content}</section>
`;
  }
  return html`<details class="panel fields" open=${hasErrors(group, shown)}><summary>${title}</summary>
${content}</details>
`;
}

function hasErrors({ lines }: LayoutGroup<PlannedItem>, { form }: ShownForm): boolean {
  return lines.flat().some((item) => "field" in item && (form.fields[item.field]?.errors.length ?? 0) > 0);
}

function renderLine(line: readonly PlannedItem[], shown: ShownForm): Html {
  const items = line.map((item) => renderItem(item, shown));
  return items.length === 1 ? html`${items}` : html`<div class="line">${items}</div>`;
}

function renderItem(item: PlannedItem, shown: ShownForm): Html | undefined {
  if ("shown" in item) return renderShown(item.shown, shown);
  const field = shown.form.fields[item.field];
  return field === undefined ? undefined : renderField(field);
}

function renderShown({ label, help, show }: ShownItem, { row, user }: ShownForm): Html {
  return html`<div class="field shown">
<p class="label">${label}</p>
<div class="value">${row === undefined ? nothing : show(row, user)}</div>
${help === undefined ? undefined : html`<p class="help">${help}</p>`}
</div>
`;
}
