import { type FormFields, field, type ModelFormOptions } from "#rooms/forms";
import type { AdminPart } from "../options/admin-for.ts";
import { requirePath } from "../paths/resolve-path.ts";
import type { Querysets } from "./choosable-rows.ts";

/** The fields of a form, and how they are chosen from. */
interface ChosenFields {
  readonly fields: FormFields;
  readonly widgets: NonNullable<ModelFormOptions["widgets"]>;
  readonly querysets: Querysets;
}

/** The relations whose rows are called otherwise than by their own texts, as fields. */
export function labelledRows({ model, form: { choices = {} } }: AdminPart, chosen: ChosenFields): FormFields {
  const overrides: Record<string, FormFields[string]> = {};
  for (const [name, { label, help, required }] of Object.entries(chosen.fields)) {
    const rows = chosen.querysets[name];
    const rowLabel = choices[name]?.label;
    if (rows === undefined || rowLabel === undefined) continue;
    const widget = chosen.widgets[name];
    const options = { required, rowLabel, ...(label && { label }), ...(help && { help }), ...(widget && { widget }) };
    overrides[name] = requirePath(model.meta, name).isSingle ? field.row(rows, options) : field.rows(rows, options);
  }
  return overrides;
}
