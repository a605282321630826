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

/**
 * What a loaded relation is on a row; `Names` are the paths that are loaded with it. Signatures map over the names
 * themselves: a named type of all fields and names would be searched through, model by model, at every `rows.map`.
 */
export type LoadedValue<Part, Names extends string> =
  Part extends ToManyShape<infer Target>
    ? Part extends ReverseOneShape
      ? LoadedRow<Target, Names> | null
      : readonly LoadedRow<Target, Names>[]
    : Part extends ToOneShape<infer Target>
      ? Part extends ColumnShape<unknown, { readonly nullable: true }>
        ? LoadedRow<Target, Names> | null
        : LoadedRow<Target, Names>
      : never;

type LoadedRow<Target, Names extends string> = [Names] extends [never]
  ? InstanceOf<Target>
  : InstanceOf<Target> & {
      readonly [K in Heads<Names> & keyof FieldsOf<Target>]: LoadedValue<FieldsOf<Target>[K], Tails<Names, K>>;
    };

/** The first names of paths. */
export type Heads<Names> = Names extends `${infer Head}.${string}` ? Head : Names;

/** What follows a first name in paths. */
export type Tails<Names, Head> = Names extends `${Head & string}.${infer Tail}` ? Tail : never;
