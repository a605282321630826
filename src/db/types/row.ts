import type {
  ColumnShape,
  FieldsOf,
  InstanceOf,
  ReverseOneShape,
  ToManyShape,
  ToOneShape,
  ValueOf,
} from "./fields-of.ts";
import type { Depth, Shallower } from "./path.ts";

/** The properties of a row: one for each column, `authorId` for the foreign key `author`. */
export type Columns<F> = {
  -readonly [K in keyof F as AttributeOf<K, F[K]>]: ValueOf<F[K]>;
};

type AttributeOf<Name, Part> = Part extends ToOneShape ? `${Name & string}Id` : Part extends ColumnShape ? Name : never;

/** The names of the fields that are columns. */
export type ColumnName<F> = {
  [K in keyof F & string]: F[K] extends ColumnShape ? K : never;
}[keyof F & string];

/** The names of relations to many rows. */
export type ToManyName<F> = {
  [K in keyof F & string]: F[K] extends ReverseOneShape ? never : F[K] extends ToManyShape ? K : never;
}[keyof F & string];

/** The paths of relations that `with` loads, to a depth of three. */
export type RelationPath<F, D extends Depth = 3> = D extends 0
  ? never
  : { [K in keyof F & string]: RelationPathFrom<K, F[K], Shallower[D]> }[keyof F & string];

type RelationPathFrom<Name extends string, Part, D extends Depth> = Part extends
  | ToManyShape<infer Target>
  | ToOneShape<infer Target>
  ? Name | `${Name}.${RelationPath<FieldsOf<Target>, D>}`
  : never;

/** What `with` adds to the rows of a query. */
export type Loaded<F, Names extends string> = {
  readonly [K in Heads<Names> & keyof F]: F[K] extends ToManyShape<infer Target>
    ? F[K] extends ReverseOneShape
      ? LoadedRow<Target, Tails<Names, K>> | null
      : readonly LoadedRow<Target, Tails<Names, K>>[]
    : F[K] extends ToOneShape<infer Target>
      ? F[K] extends ColumnShape<unknown, { readonly nullable: true }>
        ? LoadedRow<Target, Tails<Names, K>> | null
        : LoadedRow<Target, Tails<Names, K>>
      : never;
};

type LoadedRow<Target, Names extends string> = [Names] extends [never]
  ? InstanceOf<Target>
  : InstanceOf<Target> & Loaded<FieldsOf<Target>, Names>;

type Heads<Names> = Names extends `${infer Head}.${string}` ? Head : Names;

type Tails<Names, Head> = Names extends `${Head & string}.${infer Tail}` ? Tail : never;
