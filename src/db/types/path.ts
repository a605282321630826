import type { FieldsOf, PlainValue, ToManyShape, ToOneShape, ValueOf } from "./fields-of.ts";

/** How far paths reach. */
export type Depth = 0 | 1 | 2 | 3;
export type Shallower = { 3: 2; 2: 1; 1: 0; 0: 0 };

/** The paths of a model's fields through its relations, such as `author.username`, to a depth of three. */
export type Path<F, D extends Depth = 3> = D extends 0
  ? never
  : { [K in keyof F & string]: PathFrom<K, F[K], Shallower[D]> }[keyof F & string];

type PathFrom<Name extends string, Part, D extends Depth> =
  Part extends ToOneShape<infer Target>
    ? Name | `${Name}Id` | `${Name}.${Path<FieldsOf<Target>, D>}`
    : Part extends ToManyShape<infer Target>
      ? Name | `${Name}.${Path<FieldsOf<Target>, D>}`
      : Name;

/** What orders rows: a path, or a path with `-` for the other direction. */
export type Ordering<F> = Path<F> | `-${Path<F>}`;

/** The part that a path leads to; of a relation's `authorId` the relation. */
export type PartAt<F, P> = P extends `${infer Head}.${infer Rest}`
  ? Head extends keyof F
    ? F[Head] extends ToOneShape<infer Target> | ToManyShape<infer Target>
      ? PartAt<FieldsOf<Target>, Rest>
      : never
    : never
  : P extends keyof F
    ? F[P]
    : P extends `${infer Name}Id`
      ? Name extends keyof F
        ? F[Name]
        : never
      : never;

/** The value at a path, null included where the column has it. */
export type ValueAt<F, P> = ValueOf<PartAt<F, P>>;

/** The value at a path without null. */
export type PlainValueAt<F, P> = PlainValue<PartAt<F, P>>;
