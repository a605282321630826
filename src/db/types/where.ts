import type { InstanceOf, KeyOf, ToManyShape, ToOneShape } from "./fields-of.ts";
import type { PartAt, Path, PlainValueAt, ValueAt } from "./path.ts";

/** Lookups that compare text; `i` ignores case. */
export type TextLookup = "contains" | "endswith" | "icontains" | "iendswith" | "iexact" | "istartswith" | "startswith";

/** Lookups that compare values of any kind. */
export type ValueLookup = "exact" | "gt" | "gte" | "in" | "isnull" | "lt" | "lte" | "range";

export type Lookup = TextLookup | ValueLookup;

/** The conditions of `filter`: paths with an optional lookup, and values of the type that they compare with. */
export type Where<F> = { readonly [P in Path<F> | `${Path<F>}__${Lookup}`]?: WhereValue<F, P> };

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
