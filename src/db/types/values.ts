import type { Expression } from "../expressions/expression.ts";
import type { ColumnShape, InstanceOf, ToOneShape, ValueOf } from "./fields-of.ts";

/** What `create` takes: every field that has no default must be given; a foreign key takes a row or its key. */
export type NewValues<F> = {
  readonly [K in keyof F as F[K] extends Required ? K : never]: Assignable<F[K]>;
} & {
  readonly [K in keyof F as F[K] extends Optional ? K : never]?: Assignable<F[K]>;
};

/** What `update` takes: values, or expressions that the database computes for each row. */
export type ChangedValues<F> = {
  readonly [K in keyof F as F[K] extends ColumnShape ? K : never]?: Assignable<F[K]> | Expression<ValueOf<F[K]>>;
};

/** Values of some columns. */
export type SomeValues<F> = {
  readonly [K in keyof F as F[K] extends ColumnShape ? K : never]?: Assignable<F[K]>;
};

type Required = ColumnShape<unknown, { readonly optional: false }>;
type Optional = ColumnShape<unknown, { readonly optional: true }>;

type Assignable<Column> =
  Column extends ToOneShape<infer Target> ? ValueOf<Column> | InstanceOf<Target> : ValueOf<Column>;
