import { buildModelMeta, type FieldMap, type ModelMeta, type ModelOptions } from "./model-meta.ts";
import type { AllFields } from "./types/fields-of.ts";
import type { Columns } from "./types/row.ts";

/** What `Model(…)` gives to a class that extends it. */
export interface ModelBase<F> {
  new (): Columns<F>;
  /** The declared fields, for the compiler and for relations. */
  readonly fields: F;
  readonly meta: ModelMeta;
}

export function Model<const Label extends string, F extends FieldMap>(
  label: Label,
  fields: F,
  options: ModelOptions<keyof F & string> = {},
): ModelBase<AllFields<F>> {
  const meta = buildModelMeta(label, fields, options);
  const base = class {
    static readonly fields = fields;
    static readonly meta = meta;
  };
  return base as unknown as ModelBase<AllFields<F>>;
}
