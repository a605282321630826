import type { Column } from "../options/column.ts";
import type { Fieldset, FormOptions } from "../options/form-options.ts";

/** What stands at a place of a form, before it is known who may change it. */
export type LayoutItem = Column | string;

/** A group of lines. */
export interface LayoutGroup<Item = LayoutItem> {
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly isCollapsed: boolean;
  /** Each line holds what stands side by side. */
  readonly lines: readonly (readonly Item[])[];
}

/**
 * Where everything stands in a form: as declared, or one below the other.
 *
 * @param editable The names of the fields that a form of the model can hold.
 */
export function formLayout(options: FormOptions, editable: readonly string[]): readonly LayoutGroup[] {
  const { fieldsets, fields = withReadonly(options, editable), exclude = [] } = options;
  return (fieldsets ?? [{ fields }]).map((fieldset) => groupOf(fieldset, exclude));
}

/** Without a declaration what cannot be changed comes last. */
function withReadonly({ readonly = [] }: FormOptions, editable: readonly string[]): readonly LayoutItem[] {
  return [...editable.filter((name) => !readonly.includes(name)), ...readonly];
}

function groupOf({ title, description, collapsed = false, fields }: Fieldset, exclude: readonly string[]): LayoutGroup {
  const isKept = (item: LayoutItem) => typeof item !== "string" || !exclude.includes(item);
  const lines = fields.map((line) => [line].flat().filter(isKept)).filter((line) => line.length > 0);
  return { title, description, isCollapsed: collapsed, lines };
}
