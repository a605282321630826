import { type FormFields, modelFormOf } from "#rooms/forms";
import { oncePer } from "#rooms/util";
import type { AdminPart } from "../options/admin-for.ts";
import type { Column } from "../options/column.ts";
import type { Fieldset, FormOptions } from "../options/form-options.ts";
import { type ShownItem, shownItem } from "./shown-item.ts";

/** What stands at a place of a form, before it is known who may change it. */
export interface LayoutItem {
  /** The field that a form can hold there; undefined for what can only be read. */
  readonly field: string | undefined;
  /** How it is shown to those who may not change it. */
  readonly shown: ShownItem;
}

/** A group of lines. */
export interface LayoutGroup<Item = LayoutItem> {
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly isCollapsed: boolean;
  /** Each line holds what stands side by side. */
  readonly lines: readonly (readonly Item[])[];
}

/** What all forms of a part have in common. */
export interface FormLayout {
  /** The fields that a form of the model can hold. */
  readonly editable: FormFields;
  readonly groups: readonly LayoutGroup[];
}

/** Where everything stands in the forms of a part: as declared, or one below the other. It depends on nothing else. */
export const formLayout = oncePer(({ model, form: options }: AdminPart): FormLayout => {
  const editable = modelFormOf(model, { exclude: options.exclude ?? [] }).fields;
  const place = (item: DeclaredItem): LayoutItem => {
    const isField = typeof item === "string" && Object.hasOwn(editable, item);
    return { field: isField ? item : undefined, shown: shownItem(model.meta, item) };
  };
  const { fieldsets, fields = withReadonly(options, Object.keys(editable)), exclude = [] } = options;
  const groups = (fieldsets ?? [{ fields }]).map((fieldset) => groupOf(fieldset, exclude));
  return { editable, groups: groups.map((group) => ({ ...group, lines: group.lines.map((line) => line.map(place)) })) };
});

type DeclaredItem = Column | string;

/** Without a declaration what cannot be changed comes last. */
function withReadonly({ readonly = [] }: FormOptions, editable: readonly string[]): readonly DeclaredItem[] {
  return [...editable.filter((name) => !readonly.includes(name)), ...readonly];
}

function groupOf(
  { title, description, collapsed = false, fields }: Fieldset,
  exclude: readonly string[],
): LayoutGroup<DeclaredItem> {
  const isKept = (item: DeclaredItem) => typeof item !== "string" || !exclude.includes(item);
  const lines = fields.map((line) => [line].flat().filter(isKept)).filter((line) => line.length > 0);
  return { title, description, isCollapsed: collapsed, lines };
}
