import type { ColumnName, ColumnShape, InstanceOf, ModelClass, ToManyShape, ToOneShape, ValueOf } from "#rooms/db";
import type { Field } from "../fields/field.ts";
import type { RowOrKey } from "../fields/row-fields.ts";

/** A model class whose fields the compiler knows. */
export interface FormModel extends ModelClass {
  readonly fields: object;
}

/** The names of what a model's form may hold: columns and many-to-many relations. */
export type FormName<F> =
  | ColumnName<F>
  | { [K in keyof F & string]: F[K] extends ManyToMany ? K : never }[keyof F & string];

interface ManyToMany {
  readonly kind: "manyToMany";
}

/** The value of a field in a model's form: rows for relations, else what the column holds. */
export type ModelFormValue<Part> =
  Part extends ToManyShape<infer Target>
    ? readonly InstanceOf<Target>[]
    : Part extends ToOneShape<infer Target>
      ? Part extends ColumnShape<unknown, { readonly nullable: true }>
        ? InstanceOf<Target> | null
        : InstanceOf<Target>
      : ValueOf<Part>;

/** What a field of a model's form may show at first. */
type ModelFormInitial<Part> =
  Part extends ToManyShape<infer Target>
    ? readonly RowOrKey<InstanceOf<Target>>[]
    : Part extends ToOneShape<infer Target>
      ? RowOrKey<InstanceOf<Target>>
      : ValueOf<Part>;

/** The fields of a model's form. */
export type ModelFormFields<F, Names extends string> = {
  readonly [K in Names]: K extends keyof F ? Field<ModelFormValue<F[K]>, ModelFormInitial<F[K]>> : never;
};
