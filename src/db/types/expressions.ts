import type { Truncation } from "../expressions/date-functions.ts";
import type { Expression } from "../expressions/expression.ts";
import type { Field } from "../fields/field.ts";
import type { Traits } from "../fields/field-options.ts";
import type { StatedQuery } from "../queries/stated-query.ts";
import type { ColumnShape, FieldsOf, ToManyShape, ToOneShape, ValueOf } from "./fields-of.ts";
import type { PartAt } from "./path.ts";
import type { Filter, NoSuchFieldOrLookup, Part } from "./where.ts";

/** A path that leads to a value; the type of any other one is that of nothing. */
export type ValuePath<F, P> = string extends P ? P : [PartAt<F, P>] extends [never] ? NoSuchFieldOrLookup : P;

/** The value at a path; null where a relation on the way may lead nowhere. */
export type PathValue<F, P> = string extends P ? unknown : PartValue<PartAt<F, P>> | MissingOnTheWay<F, P>;

type PartValue<Column> = Column extends ToManyShape<infer Target> ? ToManyKey<FieldsOf<Target>> : ValueOf<Column>;

type ToManyKey<F> =
  | {
      [K in keyof F]: F[K] extends ColumnShape<unknown, { readonly primaryKey: true }> ? ValueOf<F[K]> : never;
    }[keyof F]
  | null;

type MissingOnTheWay<F, P> = P extends `${infer Head}.${infer Rest}`
  ? Head extends keyof F
    ? F[Head] extends ToOneShape<infer Target>
      ?
          | (F[Head] extends ColumnShape<unknown, { readonly nullable: true }> ? null : never)
          | MissingOnTheWay<FieldsOf<Target>, Rest>
      : F[Head] extends ToManyShape
        ? null
        : never
    : never
  : never;

/** A path or an expression. */
type Given<F, T> = T extends string ? ValuePath<F, T> : T;

type AllGiven<F, T> = { readonly [I in keyof T]: Given<F, T[I]> & T[I] };

type ValueOfGiven<F, T> = T extends Expression<infer Value> ? Value : T extends string ? PathValue<F, T> : T;

/** Null stays out of what a function makes only where none of its operands may be null. */
type NullOf<F, T> = null extends ValueOfGiven<F, T> ? null : never;

/** What `sum`, `min` and `max` answer with: of no rows, null. */
type OfRows<F, T> = NonNullable<ValueOfGiven<F, T>> | null;

type Averaged<Value> = Value extends bigint | number ? number : Value;

export interface AggregateOptionsOf<F, K extends string> {
  readonly distinct?: boolean;
  readonly filter?: Filter<F, K>;
}

/**
 * What the database can compute for the rows of one model. Text names a path; `value` makes a value of it.
 *
 * @example
 * const { concat, count, field, value } = Post.expr;
 * const posts = await Post.query().annotate({ comments: count("comments") }).orderBy("-comments").all();
 * await Post.query().update({ views: field("views").plus(1), title: concat("title", value("!")) });
 */
export interface Expressions<F> {
  /** The value of a column: what Django calls F. */
  field<P extends string>(path: ValuePath<F, P> & P): Expression<PathValue<F, P>>;
  /** The value of a column of the query around this one, for `exists` and `subquery`. */
  outer<P extends string>(path: ValuePath<F, P> & P): Expression<PathValue<F, P>>;
  /** A bound value. */
  value<const Value>(value: Value): Expression<Value>;
  /** The value of the first branch whose condition holds; text is a value here. */
  case<const Value, const Else, K extends string>(
    branches: readonly { readonly when: Filter<F, K>; readonly value: Expression<Value> | Value }[],
    otherwise: Else | Expression<Else>,
  ): Expression<Else | Value>;
  exists(query: AnyQuery): Expression<boolean>;
  /** How many rows the other query has: `rowCount(Comment.filter({ post: Comment.expr.outer("id") }))`. */
  rowCount(query: AnyQuery): Expression<number>;
  /** The only column of the first row that the query selects by `values`. */
  subquery<Row>(query: QueryOf<Row>): Expression<Row[keyof Row] | null>;
  /** The value as another type, by a field that describes it: `cast("views", f.text())`. */
  cast<T extends Expression | string, Value>(
    given: Given<F, T> & T,
    field: Field<Value>,
  ): Expression<NullOf<F, T> | Value>;
  /** The first operand that is not null. */
  coalesce<T extends Expression | string, Rest>(
    given: Given<F, T> & T,
    otherwise: Given<F, Rest> & Rest,
  ): Expression<NonNullable<ValueOfGiven<F, T>> | ValueOfGiven<F, Rest>>;
  /** Null where both are equal. */
  nullIf<T extends Expression | string, Other>(
    given: Given<F, T> & T,
    other: Given<F, Other> & Other,
  ): Expression<ValueOfGiven<F, T> | null>;
  greatest<T extends readonly (Expression | string)[]>(
    ...given: AllGiven<F, T>
  ): Expression<ValueOfGiven<F, T[number]>>;
  least<T extends readonly (Expression | string)[]>(...given: AllGiven<F, T>): Expression<ValueOfGiven<F, T[number]>>;
  abs<T extends Expression | string>(given: Given<F, T> & T): Expression<ValueOfGiven<F, T>>;
  lower<T extends Expression | string>(given: Given<F, T> & T): Expression<NullOf<F, T> | string>;
  upper<T extends Expression | string>(given: Given<F, T> & T): Expression<NullOf<F, T> | string>;
  /** Without the spaces around. */
  trim<T extends Expression | string>(given: Given<F, T> & T): Expression<NullOf<F, T> | string>;
  /** The number of characters. */
  length<T extends Expression | string>(given: Given<F, T> & T): Expression<NullOf<F, T> | number>;
  /** Texts joined; null counts as empty. */
  concat<T extends readonly (Expression | string)[]>(...given: AllGiven<F, T>): Expression<string>;
  /** The moment at which the transaction began. */
  now(): Expression<Date>;
  /** The beginning of the year, month … by the clocks of the project's time zone. */
  truncate<T extends Expression | string>(given: Given<F, T> & T, unit: Truncation): Expression<ValueOfGiven<F, T>>;
  /** A part of a day or a moment, by the clocks of the project's time zone. */
  extract<T extends Expression | string>(
    given: Given<F, T> & T,
    part: Exclude<Part, "date" | "time">,
  ): Expression<NullOf<F, T> | number>;
  /** The number of values that are not null; without a path, of rows. */
  count<T extends Expression | string, K extends string>(
    given?: Given<F, T> & T,
    options?: AggregateOptionsOf<F, K>,
  ): Expression<number>;
  sum<T extends Expression | string, K extends string>(
    given: Given<F, T> & T,
    options?: AggregateOptionsOf<F, K>,
  ): Expression<OfRows<F, T>>;
  average<T extends Expression | string, K extends string>(
    given: Given<F, T> & T,
    options?: AggregateOptionsOf<F, K>,
  ): Expression<Averaged<OfRows<F, T>>>;
  min<T extends Expression | string, K extends string>(
    given: Given<F, T> & T,
    options?: AggregateOptionsOf<F, K>,
  ): Expression<OfRows<F, T>>;
  max<T extends Expression | string, K extends string>(
    given: Given<F, T> & T,
    options?: AggregateOptionsOf<F, K>,
  ): Expression<OfRows<F, T>>;
}

/** Any query; what it selects does not matter. */
export interface AnyQuery extends StatedQuery {
  readonly types: unknown;
}

/** A query with rows of a type, whatever its model. */
interface QueryOf<Row> extends StatedQuery {
  readonly types: { readonly row: Row };
}

/** What `annotate` and `aggregate` add, by name. */
export type Computed<A> = { readonly [K in keyof A]: A[K] extends Expression<infer Value> ? Value : never };

/** The same as fields, so that filters, orderings and `values` know them. */
export type ComputedFields<A> = {
  readonly [K in keyof A]: A[K] extends Expression<infer Value>
    ? ColumnShape<NonNullable<Value>, Traits<null extends Value ? true : false, true, false>>
    : never;
};
