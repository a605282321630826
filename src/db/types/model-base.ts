import type { Deletion } from "../deletion/collector.ts";
import type { SortOrder } from "../expressions/sort-order.ts";
import type { ModelMeta } from "../model-meta.ts";
import type { Query } from "../queries/query.ts";
import type { BulkCreateOptions, BulkOptions } from "../rows/bulk.ts";
import type { RowAndCreated } from "../rows/get-or-create.ts";
import type { RelatedRows } from "../rows/related-rows.ts";
import type { Expressions } from "./expressions.ts";
import type { FieldsOf, InstanceOf, ToManyShape } from "./fields-of.ts";
import type { Ordering } from "./path.ts";
import type { ColumnName, Columns, Heads, LoadedValue, RelationPath, Tails, ToManyName } from "./row.ts";
import type { ValidationMethods } from "./validation-methods.ts";
import type { NewValues, SomeValues } from "./values.ts";
import type { Filter } from "./where.ts";

type Class = abstract new (...args: never[]) => unknown;

/** What `Model(…)` gives to the class that extends it: queries on the class, columns and `save` on its rows. */
export interface ModelBase<F> {
  new (): Columns<F> & RowMethods<F>;
  /** The declared fields, for the compiler and for relations. */
  readonly fields: F;
  readonly meta: ModelMeta;
  /** What the database can compute for rows of this model. */
  readonly expr: Expressions<F>;
  /** All rows, as a query to go on from. */
  query<C extends Class>(this: C): Query<InstanceType<C>, F>;
  /** The rows that fulfil all conditions. */
  filter<C extends Class, K extends string>(this: C, where: Filter<F, K>): Query<InstanceType<C>, F>;
  /** The rows that do not fulfil all conditions. */
  exclude<C extends Class, K extends string>(this: C, where: Filter<F, K>): Query<InstanceType<C>, F>;
  orderBy<C extends Class>(this: C, ...orders: (Ordering<F> | SortOrder)[]): Query<InstanceType<C>, F>;
  /** All rows, with relations loaded. */
  with<C extends Class, Names extends RelationPath<F>>(
    this: C,
    ...relations: Names[]
  ): Query<InstanceType<C> & { readonly [K in Heads<Names> & keyof F]: LoadedValue<F[K], Tails<Names, K>> }, F>;
  all<C extends Class>(this: C): Promise<InstanceType<C>[]>;
  /** @throws DoesNotExist, MultipleObjectsReturned */
  get<C extends Class, K extends string>(this: C, where: Filter<F, K>): Promise<InstanceType<C>>;
  count<C extends Class>(this: C): Promise<number>;
  /**
   * Inserts a row, defaults filled in.
   *
   * @throws FieldMissing, UniqueViolation, ForeignKeyViolation and other errors of the room.
   */
  create<C extends Class>(this: C, values: NewValues<F>): Promise<InstanceType<C>>;
  /**
   * Inserts many rows by few statements, all or none; answers with those that were written.
   *
   * @example
   * await Tag.bulkCreate(names.map((name) => ({ name })), { onConflict: "ignore" });
   */
  bulkCreate<C extends Class>(
    this: C,
    rows: readonly NewValues<F>[],
    options?: BulkCreateOptions<ColumnName<F>>,
  ): Promise<InstanceType<C>[]>;
  /** Writes some fields of many rows by few statements; answers with the number of rows that were found. */
  bulkUpdate<C extends Class>(
    this: C,
    rows: readonly InstanceType<C>[],
    options: BulkOptions & { readonly fields: readonly ColumnName<F>[] },
  ): Promise<number>;
  /**
   * The row with these values, or a new one with them and the defaults; safe under concurrency where a unique
   * constraint stands on the values.
   *
   * @throws MultipleObjectsReturned
   *
   * @example
   * const [tag, created] = await Tag.getOrCreate({ name: "news" }, { parent });
   */
  getOrCreate<C extends Class>(
    this: C,
    where: SomeValues<F>,
    defaults?: SomeValues<F>,
  ): Promise<RowAndCreated<InstanceType<C>>>;
  /** The row with these values, locked and written with the others; or a new one with both. */
  updateOrCreate<C extends Class>(
    this: C,
    where: SomeValues<F>,
    values: SomeValues<F>,
  ): Promise<RowAndCreated<InstanceType<C>>>;
}

export interface SaveOptions<Names extends string = string> {
  /** Writes these fields only. */
  readonly fields?: readonly Names[];
}

/** What every row can do. */
export interface RowMethods<F> extends ValidationMethods<F> {
  /**
   * Writes the row: an UPDATE of what is in the database, an INSERT of what is not.
   *
   * @throws RowGone when another process has deleted the row.
   */
  save(options?: SaveOptions<ColumnName<F>>): Promise<void>;
  /** Deletes the row and, by the rules of `onDelete`, those that refer to it. */
  delete(): Promise<Deletion>;
  /** Reads the columns again and forgets loaded relations. */
  refresh(): Promise<void>;
  /** The rows of a relation to many: a query for the other end of a foreign key, a set for a many-to-many. */
  related<Name extends ToManyName<F>>(name: Name): RelatedTo<F[Name]>;
}

type RelatedTo<Part> =
  Part extends ToManyShape<infer Target>
    ? Part extends { readonly kind: "reverse" }
      ? Query<InstanceOf<Target>, FieldsOf<Target>>
      : RelatedRows<InstanceOf<Target>>
    : never;
