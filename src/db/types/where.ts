import type { Expression } from "../expressions/expression.ts";
import type { Condition } from "../queries/condition.ts";
import type { Query } from "../queries/query.ts";
import type { StatedQuery } from "../queries/stated-query.ts";
import type { PlainDate } from "../values/plain-date.ts";
import type { PlainTime } from "../values/plain-time.ts";
import type { FieldsOf, InstanceOf, KeyOf, PlainValue, ToManyShape, ToOneShape, ValueOf } from "./fields-of.ts";
import type { PartAt } from "./path.ts";

/** Lookups that compare text; `i` ignores case, `search` is PostgreSQL's full text search. */
export type TextLookup =
  | "contains"
  | "endswith"
  | "icontains"
  | "iendswith"
  | "iexact"
  | "iregex"
  | "istartswith"
  | "regex"
  | "search"
  | "startswith";

/** Lookups of relations themselves. */
export type RelationLookup = "exact" | "in" | "isnull";

/** Lookups that compare values of any kind. */
export type ValueLookup = RelationLookup | "gt" | "gte" | "lt" | "lte" | "range";

export type Lookup = TextLookup | ValueLookup;

/** Parts of a day: `week` counts as ISO 8601 does, `weekDay` from 1 for Sunday as Django does. */
export type DatePart = "day" | "isoWeekDay" | "isoYear" | "month" | "quarter" | "week" | "weekDay" | "year";

export type TimePart = "hour" | "minute" | "second";

/** What a lookup may take out of a moment before it compares: `publishedAt__year__gte`. */
export type Part = DatePart | TimePart | "date" | "time";

/**
 * The conditions of `filter`: paths with an optional lookup, and values of the type that they compare with. Only the
 * keys that are given are looked at: to list every key of a hundred models would take the compiler ten seconds, and to
 * infer keys from values as well two more.
 */
export type Where<F, K extends string = string> = { readonly [P in K]?: NoInfer<WhereValue<F, P>> };

/** What `filter` takes: conditions by path, or some that `and`, `or` and `not` have put together. */
export type Filter<F, K extends string = string> = Condition<F> | Where<F, K>;

/** What a path may be compared with; paths that are made while the program runs are checked then. */
export type WhereValue<F, P> = string extends P
  ? unknown
  : P extends `${infer Base}__${infer L}`
    ? LookupOperand<PartAt<F, Base>, L>
    : ExactOperand<PartAt<F, P>>;

/** The type of a value whose path the compiler does not know: nothing can be given for it. */
export interface NoSuchFieldOrLookup {
  readonly [noSuchPath]: never;
}

declare const noSuchPath: unique symbol;

type LookupOperand<Column, L> = [Column] extends [never]
  ? NoSuchFieldOrLookup
  : Column extends ToManyShape | ToOneShape
    ? RelationOperand<Column, L>
    : L extends "exact"
      ? ExactOperand<Column>
      : PartOperand<PlainValue<Column>, L>;

/** Parts are taken one after the other: of the date of a moment the year. */
type PartOperand<Value, L> = L extends `${infer P}__${infer Rest}`
  ? PartOperand<PartValue<Value, P>, Rest>
  : L extends Part
    ? ValueOperand<PartValue<Value, L>, "exact">
    : ValueOperand<Value, L>;

type ExactOperand<Column> = [Column] extends [never]
  ? NoSuchFieldOrLookup
  : Column extends ToOneShape<infer Target>
    ? Operand<ValueOf<Column>> | InstanceOf<Target>
    : Column extends ToManyShape<infer Target>
      ? Operand<KeyOf<Target>> | InstanceOf<Target>
      : Operand<ValueOf<Column>>;

type RelationOperand<Column extends ToManyShape | ToOneShape, L> = L extends "isnull"
  ? boolean
  : L extends "exact"
    ? ExactOperand<Column>
    : L extends "in"
      ?
          | Several<InstanceOf<Column["target"]> | KeyOf<Column["target"]>>
          | Query<InstanceOf<Column["target"]>, FieldsOf<Column["target"]>>
      : L extends "gt" | "gte" | "lt" | "lte"
        ? Operand<KeyOf<Column["target"]>>
        : NoSuchFieldOrLookup;

type ValueOperand<Value, L> = [Value] extends [never]
  ? NoSuchFieldOrLookup
  : L extends "exact" | "gt" | "gte" | "lt" | "lte"
    ? Operand<Value>
    : L extends "isnull"
      ? boolean
      : L extends "in"
        ? Several<Value>
        : L extends "range"
          ? readonly [Operand<Value>, Operand<Value>]
          : L extends TextLookup
            ? [Value] extends [string]
              ? Operand<string>
              : NoSuchFieldOrLookup
            : NoSuchFieldOrLookup;

/** What is compared once its part has been taken out of a value; never where it has no such part. */
type PartValue<Value, P> = [Value] extends [Date]
  ? P extends "date"
    ? PlainDate
    : P extends "time"
      ? PlainTime
      : P extends Part
        ? number
        : never
  : [Value] extends [PlainDate]
    ? P extends DatePart
      ? number
      : never
    : [Value] extends [PlainTime]
      ? P extends TimePart
        ? number
        : never
      : never;

type Operand<Value> = Value | Expression<Value> | Expression<NonNullable<Value>> | Expression<Value | null>;

/** A list, or a query of one column. */
type Several<Value> = readonly Value[] | ColumnQuery<Value>;

interface ColumnQuery<Value> extends StatedQuery {
  readonly types: { readonly row: Readonly<Record<string, Value>> };
}
