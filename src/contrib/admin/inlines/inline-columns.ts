import { type ModelClass, targetModel } from "#rooms/db";
import { modelFormOf } from "#rooms/forms";
import { type ShownItem, shownItem } from "../change-form/shown-item.ts";
import { isColumn } from "../options/column.ts";
import type { Inline } from "../options/inline.ts";

/** A column of an inline. */
export interface InlineColumn {
  /** The name of the field to fill in; undefined for what is only to be read. */
  readonly field: string | undefined;
  /** How its values are shown where they cannot be changed. */
  readonly shown: ShownItem;
}

/** The columns of an inline: as declared, or every editable field, and what is only to be read. */
export function inlineColumns(parent: ModelClass, { model, options }: Inline): readonly InlineColumn[] {
  const { readonly = [], via } = options;
  const editable = editableNames(parent, model, via);
  const declared = options.fields ?? [...editable.filter((name) => !readonly.includes(name)), ...readonly];
  const items = [...declared, ...readonly.filter((item) => isColumn(item) && !declared.includes(item as never))];
  return items.map((item) => {
    const isField = typeof item === "string" && editable.includes(item) && !readonly.includes(item);
    return { field: isField ? item : undefined, shown: shownItem(model.meta, item) };
  });
}

/** The reference to the row of the page is not asked for: it is known. */
function editableNames(parent: ModelClass, model: ModelClass, via: string | undefined): readonly string[] {
  const keys = model.meta.fields.filter((field) => targetModel(field)?.meta === parent.meta);
  const owner = via ?? keys[0]?.name;
  return Object.keys(modelFormOf(model, { exclude: owner === undefined ? [] : [owner] }).fields);
}
