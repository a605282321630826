import { requireDatabase } from "../connections/database.ts";
import { type Deletion, deleteQuery } from "../deletion/delete-query.ts";
import { type DeletionPreview, type PreviewOptions, previewDeletion } from "../deletion/preview.ts";
import { DoesNotExist, MultipleObjectsReturned, QueryInvalid } from "../errors.ts";
import type { Expression } from "../expressions/expression.ts";
import type { SortOrder } from "../expressions/sort-order.ts";
import { loadRelated } from "../rows/related-loader.ts";
import { changedFields } from "../rows/values.ts";
import type { CompiledSql } from "../sql/compiler.ts";
import { selectCount, selectExistence, selectRows } from "../sql/select.ts";
import { updateRows } from "../sql/write.ts";
import type { Computed, ComputedFields, PathValue, ValuePath } from "../types/expressions.ts";
import type { Ordering } from "../types/path.ts";
import type { Heads, LoadedValue, RelationPath, Tails } from "../types/row.ts";
import type { ChangedValues } from "../types/values.ts";
import type { Filter } from "../types/where.ts";
import { annotated, selecting } from "./computed-values.ts";
import { or } from "./condition.ts";
import { iterateRows } from "./iterate-rows.ts";
import { excluded, filtered, filterKeys, type QueryState, type RowLock } from "./query-state.ts";
import { readAggregates } from "./read-aggregates.ts";
import { definiteOrdering, reversedOrdering } from "./reversed-ordering.ts";
import { runSelect } from "./run-select.ts";
import { StatedQuery } from "./stated-query.ts";
import { statement } from "./statement.ts";

/**
 * Rows of a model that are not fetched yet: methods that answer with a query answer with another one, and none changes
 * this one. Nothing is sent before `all`, `first`, `get`, `count` and the others that are awaited.
 *
 * @example
 * const drafts = Post.filter({ status: "draft", "author.username__startswith": "a" });
 * const newest = await drafts.orderBy("-publishedAt").limit(20).with("author").all();
 * for await (const post of drafts) console.log(post.title);
 */
export class Query<Instance, F> extends StatedQuery {
  /** Carries the model to the compiler; it has no value. */
  declare readonly types: { readonly row: Instance; readonly fields: F };

  /** Keeps the rows that fulfil all conditions; conditions on one relation to many hold for one and the same row. */
  filter<K extends string>(where: Filter<F, K>): Query<Instance, F> {
    return new Query(filtered(this.state, where));
  }

  /** Drops the rows that fulfil all conditions; it keeps exactly what `filter` would drop. */
  exclude<K extends string>(where: Filter<F, K>): Query<Instance, F> {
    return new Query(excluded(this.state, where));
  }

  /** The query without any row. */
  none(): Query<Instance, F> {
    return new Query(filtered(this.state, or()));
  }

  /** Replaces the ordering; `-` turns a path round, and a foreign key orders as the model that it refers to. */
  orderBy(...orders: (Ordering<F> | SortOrder)[]): Query<Instance, F> {
    return this.#with({ ordering: orders });
  }

  /** Turns the ordering round; where there is none, the last row by primary key comes first. */
  reverse(): Query<Instance, F> {
    return this.#with({ ordering: reversedOrdering(this.state) });
  }

  /** At most so many rows. */
  limit(count: number): Query<Instance, F> {
    return this.#with({ limit: this.#count(count) });
  }

  /** Without the first rows. */
  offset(count: number): Query<Instance, F> {
    return this.#with({ offset: this.#count(count) });
  }

  /** The rows from one place up to, but without, another: `slice(20, 40)` is the third page of ten. */
  slice(start: number, end: number): Query<Instance, F> {
    return this.offset(start).limit(Math.max(0, end - start));
  }

  /** Drops repeated rows; with paths, all but the first row of each of their values. */
  distinct<P extends string>(...paths: (ValuePath<F, P> & P)[]): Query<Instance, F> {
    return this.#with({ distinct: paths.length > 0 ? paths : true });
  }

  /** Loads relations with the rows: foreign keys by a join, each relation to many by one more query. */
  with<Names extends RelationPath<F>>(
    ...relations: Names[]
  ): Query<Instance & { readonly [K in Heads<Names> & keyof F]: LoadedValue<F[K], Tails<Names, K>> }, F> {
    return new Query({ ...this.state, related: [...new Set([...this.state.related, ...relations])] });
  }

  /**
   * Adds values that the database computes. After `values` an aggregate makes one row of all with the same values.
   *
   * @example
   * const { count } = Post.expr;
   * const byStatus = await Post.query().values("status").annotate({ posts: count() }).all();
   */
  annotate<A extends Readonly<Record<string, Expression>>>(
    annotations: A,
  ): Query<Instance & Computed<A>, ComputedFields<A> & F> {
    return new Query(annotated(this.state, annotations));
  }

  /** Plain values by path instead of rows of the model. */
  values<P extends string>(...paths: (ValuePath<F, P> & P)[]): Query<{ readonly [K in P]: PathValue<F, K> }, F> {
    return new Query(selecting(this.state, paths));
  }

  /** Locks the rows until the transaction ends; those of joined relations only where `of` names them. */
  selectForUpdate(options: RowLock = {}): Query<Instance, F> {
    return this.#with({ lock: options });
  }

  async all(): Promise<Instance[]> {
    const rows = await runSelect(this.state);
    if (this.state.related.length > 0) await loadRelated(rows, this.state);
    // The model of the state is the class that Instance was read from.
    return rows as Instance[];
  }

  /** The values at one path. */
  async pluck<P extends string>(path: ValuePath<F, P> & P): Promise<PathValue<F, P>[]> {
    const rows = await runSelect(selecting(this.state, [path]));
    return rows.map((row) => Reflect.get(row, path));
  }

  /** The rows one after the other, fetched in batches by a cursor of the server. */
  [Symbol.asyncIterator](): AsyncIterator<Instance> {
    return this.iterate();
  }

  /** The same with another size of batches than 1,000 rows. */
  iterate({ batchSize = 1_000 }: { readonly batchSize?: number } = {}): AsyncGenerator<Instance, void> {
    return iterateRows<Instance>(this.state, this.#count(batchSize, 1));
  }

  /** The first row, by primary key where nothing else orders them. */
  async first(): Promise<Instance | undefined> {
    return (await this.#with({ ordering: definiteOrdering(this.state), limit: 1 }).all())[0];
  }

  /** The last row, by primary key where nothing else orders them. */
  last(): Promise<Instance | undefined> {
    return this.reverse().first();
  }

  /**
   * The only row.
   *
   * @throws DoesNotExist when there is none, MultipleObjectsReturned when there are more.
   */
  async get<K extends string>(where?: Filter<F, K>): Promise<Instance> {
    const query = where === undefined ? this : this.filter(where);
    const [row, second] = await query.#with({ limit: Math.min(query.state.limit ?? 2, 2) }).all();
    if (row !== undefined && second === undefined) return row;
    const details = { model: this.state.model.meta.label, filters: filterKeys(query.state) };
    throw row === undefined ? new DoesNotExist(details) : new MultipleObjectsReturned(details);
  }

  /** The number of rows. */
  async count(): Promise<number> {
    const { rows } = await this.#run(selectCount(this.state));
    return Number(rows[0]?.[0]);
  }

  async exists(): Promise<boolean> {
    return (await this.#run(selectExistence(this.state))).count > 0;
  }

  /** Values that are made of all rows: `aggregate({ total: sum("views") })`. */
  async aggregate<A extends Readonly<Record<string, Expression>>>(expressions: A): Promise<Computed<A>> {
    // Each expression says the type of its value.
    return (await readAggregates(this.state, expressions)) as Computed<A>;
  }

  /** The plan of PostgreSQL for the query, line by line. */
  async explain(): Promise<string[]> {
    const { sql, params } = statement(selectRows(this.state), { state: this.state, values: {} });
    const { rows } = await requireDatabase().run({ sql: `explain ${sql}`, params, model: this.state.model.meta.label });
    return rows.map(([line]) => line ?? "");
  }

  /** Writes the values to all rows and answers with their number; `autoNow` does not apply, as in Django. */
  async update(values: ChangedValues<F>): Promise<number> {
    const fields = changedFields(this.state.model.meta, values);
    if (fields.length === 0) return 0;
    const given = { ...values };
    return (await this.#run(updateRows(this.state, fields, given), given)).count;
  }

  /** Deletes all rows and, by the rules of `onDelete`, those that refer to them. */
  delete(): Promise<Deletion> {
    return deleteQuery(this.state);
  }

  /**
   * What `delete` would take, and what would refuse it; it changes nothing.
   *
   * @example
   * const { byModel, protectedBy } = await Post.filter({ status: "draft" }).deletionPreview({ limit: 100 });
   */
  async deletionPreview(options?: PreviewOptions): Promise<DeletionPreview<Instance>> {
    // The first level of the preview are the rows of this query.
    return (await previewDeletion(this.state, options)) as DeletionPreview<Instance>;
  }

  #with(changes: Partial<QueryState>): Query<Instance, F> {
    return new Query({ ...this.state, ...changes });
  }

  /** @throws QueryInvalid for what is not a number of rows: it may come from a request. */
  #count(value: number, least = 0): number {
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw new QueryInvalid({ model: this.state.model.meta.label, problem: "was given a number of rows that is none" });
  }

  #run(compiled: CompiledSql, values: Readonly<Record<string, unknown>> = {}) {
    return requireDatabase().run(statement(compiled, { state: this.state, values }));
  }
}
