import type { ColumnName, ColumnShape, Depth, FieldsOf, Shallower, ToManyShape, ToOneShape } from "#rooms/db";

/** The paths to one value: columns of the model, and those behind its foreign keys to a depth of three. */
export type SinglePath<F, D extends Depth = 3> = string extends keyof F
  ? string
  : D extends 0
    ? never
    : { [K in keyof F & string]: SinglePathFrom<K, F[K], Shallower[D]> }[keyof F & string];

type SinglePathFrom<Name extends string, Part, D extends Depth> =
  Part extends ToOneShape<infer Target>
    ? Name | `${Name}.${SinglePath<FieldsOf<Target>, D>}`
    : Part extends ColumnShape
      ? Name
      : never;

/** The names of what a form may hold: columns and many-to-many relations. */
export type FormName<F> = string extends keyof F
  ? string
  : ColumnName<F> | { [K in keyof F & string]: F[K] extends ManyToManyShape ? K : never }[keyof F & string];

interface ManyToManyShape {
  readonly kind: "manyToMany";
}

/** The names of foreign keys and many-to-many relations. */
export type RelationName<F> = string extends keyof F
  ? string
  : { [K in keyof F & string]: F[K] extends ManyToManyShape | ToOneShape ? K : never }[keyof F & string];

/** What the list filters by: a column, a relation, or a column behind relations. */
export type FilterPath<F, D extends Depth = 3> = string extends keyof F
  ? string
  : D extends 0
    ? never
    : { [K in keyof F & string]: FilterPathFrom<K, F[K], Shallower[D]> }[keyof F & string];

type FilterPathFrom<Name extends string, Part, D extends Depth> = Part extends
  | ToManyShape<infer Target>
  | ToOneShape<infer Target>
  ? Name | `${Name}.${FilterPath<FieldsOf<Target>, D>}`
  : Name;

/** What orders rows, `-` turns it round. */
export type OrderPath<F> = SinglePath<F> | `-${SinglePath<F>}`;

/** What a search looks into: `^` at the beginning only, `=` for the whole text, `@` by PostgreSQL's text search. */
export type SearchPath<F> = FilterPath<F> | `${"=" | "@" | "^"}${FilterPath<F>}`;
