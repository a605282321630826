import type { ColumnShape, InstanceOf, ReverseOneShape, ToManyShape, ToOneShape, ValueOf } from "./fields-of.ts";

/** The properties of a row: one for each column, `authorId` for the foreign key `author`. */
export type Columns<F> = {
  -readonly [K in keyof F as AttributeOf<K, F[K]>]: ValueOf<F[K]>;
};

type AttributeOf<Name, Part> = Part extends ToOneShape ? `${Name & string}Id` : Part extends ColumnShape ? Name : never;

/** The names of the fields that are columns. */
export type ColumnName<F> = {
  [K in keyof F & string]: F[K] extends ColumnShape ? K : never;
}[keyof F & string];

/** The names of relations that `with` loads. */
export type RelationName<F> = {
  [K in keyof F & string]: F[K] extends ToOneShape | ToManyShape ? K : never;
}[keyof F & string];

/** The names of relations to many rows. */
export type ToManyName<F> = {
  [K in keyof F & string]: F[K] extends ReverseOneShape ? never : F[K] extends ToManyShape ? K : never;
}[keyof F & string];

/** What `with` adds to the rows of a query. */
export type Loaded<F, Names> = {
  readonly [K in keyof F & Names]: F[K] extends ToManyShape<infer Target>
    ? F[K] extends ReverseOneShape
      ? InstanceOf<Target> | null
      : readonly InstanceOf<Target>[]
    : F[K] extends ToOneShape<infer Target>
      ? F[K] extends ColumnShape<unknown, { readonly nullable: true }>
        ? InstanceOf<Target> | null
        : InstanceOf<Target>
      : never;
};
