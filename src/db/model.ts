import { buildModelMeta } from "./declaration/build-model-meta.ts";
import type { ModelOptions } from "./declaration/model-options.ts";
import { refuseInvalidOptions } from "./declaration/refuse-invalid-options.ts";
import { ModelInvalid } from "./errors.ts";
import type { FieldMap, ModelMeta } from "./model-meta.ts";
import { classMethods } from "./rows/class-methods.ts";
import { defineRelations } from "./rows/define-relations.ts";
import { Row } from "./rows/row.ts";
import type { AllFields } from "./types/fields-of.ts";
import type { ModelBase } from "./types/model-base.ts";

/**
 * Declares a model: one class gives the table, the type of its rows, its migrations, forms and admin pages.
 *
 * @param label `app.Name`.
 * @throws ModelInvalid for a malformed declaration.
 *
 * @example
 * export class Post extends Model("blog.Post", {
 *   title: f.char({ maxLength: 200 }),
 *   author: f.foreignKey(() => User, { onDelete: "cascade" }),
 * }, { ordering: ["title"] }) {
 *   override toString() { return this.title; }
 * }
 */
export function Model<const Label extends string, F extends FieldMap>(
  label: Label,
  fields: F,
  options: ModelOptions<keyof AllFields<F> & string> = {},
): ModelBase<AllFields<F>> {
  refuseReservedNames(label, fields);
  const meta = buildModelMeta(label, fields, options);
  refuseInvalidOptions(meta);
  class Declared extends Row {
    static readonly fields = fields;
    static readonly meta: ModelMeta = meta;
  }
  Object.assign(Declared, classMethods);
  defineRelations(Declared.prototype, meta);
  // The properties of rows come from the declaration, which only the type of ModelBase can follow.
  return Declared as unknown as ModelBase<AllFields<F>>;
}

function refuseReservedNames(model: string, fields: FieldMap): void {
  const taken = Object.keys(fields).find((name) => name in Row.prototype);
  if (taken !== undefined) throw new ModelInvalid({ model, problem: `"${taken}" is a method of every row.` });
}
