import type { ColumnShape, FieldsOf, InstanceOf, KeyOf, ToManyShape, ToOneShape } from "./fields-of.ts";
import type { Depth, PartAt, PlainValueAt, Shallower, ValueAt } from "./path.ts";

/** Lookups that compare text; `i` ignores case. */
export type TextLookup = "contains" | "endswith" | "icontains" | "iendswith" | "iexact" | "istartswith" | "startswith";

/** Lookups that compare values of any kind. */
export type ValueLookup = RelationLookup | "gt" | "gte" | "lt" | "lte" | "range";

/** Lookups of relations themselves. */
export type RelationLookup = "exact" | "in" | "isnull";

export type Lookup = TextLookup | ValueLookup;

/** The conditions of `filter`: paths with an optional lookup, and values of the type that they compare with. */
export type Where<F> = { readonly [P in WherePath<F>]?: WhereValue<F, P> };

/** The paths of conditions; each kind of field has the lookups that make sense for it. */
type WherePath<F, D extends Depth = 3> = D extends 0
  ? never
  : { [K in keyof F & string]: WherePathFrom<K, F[K], Shallower[D]> }[keyof F & string];

type WherePathFrom<Name extends string, Part, D extends Depth> =
  Part extends ToOneShape<infer Target>
    ? WithLookups<Name | `${Name}Id`, RelationLookup> | `${Name}.${WherePath<FieldsOf<Target>, D>}`
    : Part extends ToManyShape<infer Target>
      ? WithLookups<Name, RelationLookup> | `${Name}.${WherePath<FieldsOf<Target>, D>}`
      : WithLookups<Name, Part extends ColumnShape<string> ? Lookup : ValueLookup>;

type WithLookups<Name extends string, L extends Lookup> = Name | `${Name}__${L}`;

type WhereValue<F, P> = P extends `${infer Base}__${infer L}` ? LookupValue<F, Base, L> : ExactValue<F, P>;

type ExactValue<F, P> =
  PartAt<F, P> extends ToOneShape<infer Target>
    ? ValueAt<F, P> | InstanceOf<Target>
    : PartAt<F, P> extends ToManyShape<infer Target>
      ? InstanceOf<Target> | KeyOf<Target>
      : ValueAt<F, P>;

type LookupValue<F, P, L> = L extends "isnull"
  ? boolean
  : L extends "exact"
    ? ExactValue<F, P>
    : L extends "in"
      ? readonly NonNullable<ExactValue<F, P>>[]
      : L extends "range"
        ? readonly [PlainValueAt<F, P>, PlainValueAt<F, P>]
        : L extends TextLookup
          ? PlainValueAt<F, P> & string
          : PlainValueAt<F, P>;
