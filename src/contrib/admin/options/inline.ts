import type { FieldMap } from "#rooms/db";
import type { AdminModel } from "./admin-model.ts";
import type { FormItem } from "./form-item.ts";
import type { RelationName } from "./paths.ts";

/** How rows that refer to the row of a page are shown there. */
export interface InlineOptions<Row = object, F = FieldMap> {
  /** The foreign key that refers to the row of the page, where the model has several. */
  readonly via?: RelationName<F>;
  /** The columns in their order; every editable field unless said otherwise. */
  readonly fields?: readonly FormItem<Row, F>[];
  /** What is shown and cannot be changed. */
  readonly readonly?: readonly FormItem<Row, F>[];
  /** Empty rows to fill in; 3 unless said otherwise. */
  readonly extra?: number;
  /** The most rows, new ones included. */
  readonly max?: number;
  /** False hides the boxes that delete rows. */
  readonly canDelete?: boolean;
}

/** Rows of another model on the page of a row; made by `inline`. */
export interface Inline {
  readonly model: AdminModel;
  readonly options: InlineOptions;
}

/**
 * Puts the rows that refer to a row onto its page, as a table.
 *
 * @param model The model of those rows; it has a foreign key to the model of the page.
 *
 * @example
 * adminFor(Post, { form: { inlines: [inline(Comment, { fields: ["name", "body", "approved"], extra: 1 })] } });
 */
export function inline<C extends AdminModel>(model: C, options?: InlineOptions<InstanceType<C>, C["fields"]>): Inline;
export function inline(model: AdminModel, options: InlineOptions = {}): Inline {
  return Object.freeze({ model, options: Object.freeze({ ...options }) });
}
