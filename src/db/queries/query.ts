import { requireDatabase } from "../connections/database.ts";
import { type Deletion, deleteQuery } from "../deletion/delete-query.ts";
import { DoesNotExist, MultipleObjectsReturned } from "../errors.ts";
import { loadRelated } from "../rows/related-loader.ts";
import { changedFields } from "../rows/values.ts";
import type { CompiledSql } from "../sql/compiler.ts";
import { selectCount, selectExistence } from "../sql/select.ts";
import { updateRows } from "../sql/write.ts";
import type { Ordering } from "../types/path.ts";
import type { Loaded, RelationName } from "../types/row.ts";
import type { ChangedValues } from "../types/values.ts";
import type { Filter } from "../types/where.ts";
import { excluded, filtered, filterKeys, type QueryState } from "./query-state.ts";
import { runSelect } from "./run-select.ts";
import { StatedQuery } from "./stated-query.ts";
import { statement } from "./statement.ts";

/**
 * Rows of a model that are not fetched yet: every method but the last ones answers with another query, and none
 * changes this one. Nothing is sent before `all`, `first`, `get`, `count`, `exists`, `update` or `delete`.
 *
 * @example
 * const drafts = Post.filter({ status: "draft", "author.username__startswith": "a" });
 * const newest = await drafts.orderBy("-publishedAt").limit(20).with("author").all();
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

  /** Replaces the ordering; `-` turns a path round. */
  orderBy(...paths: Ordering<F>[]): Query<Instance, F> {
    return this.#with({ ordering: paths });
  }

  limit(count: number): Query<Instance, F> {
    return this.#with({ limit: count });
  }

  offset(count: number): Query<Instance, F> {
    return this.#with({ offset: count });
  }

  /** Loads relations with the rows: foreign keys by a join, relations to many by one or two more queries. */
  with<Names extends RelationName<F>>(...relations: Names[]): Query<Instance & Loaded<F, Names>, F> {
    return new Query({ ...this.state, related: [...new Set([...this.state.related, ...relations])] });
  }

  async all(): Promise<Instance[]> {
    const rows = await runSelect(this.state);
    await loadRelated(rows, this.state);
    // The model of the state is the class that Instance was read from.
    return rows as Instance[];
  }

  /** The first row, by primary key where nothing else orders them. */
  async first(): Promise<Instance | undefined> {
    const { model, ordering } = this.state;
    const ordered = (ordering ?? model.meta.ordering).length > 0;
    const query = ordered ? this : this.#with({ ordering: [model.meta.primaryKey.name] });
    return (await query.#with({ limit: 1 }).all())[0];
  }

  /**
   * The only row.
   *
   * @throws DoesNotExist when there is none, MultipleObjectsReturned when there are more.
   */
  async get<K extends string>(where?: Filter<F, K>): Promise<Instance> {
    const query = where === undefined ? this : this.filter(where);
    const details = { model: this.state.model.meta.label, filters: filterKeys(query.state) };
    const [row, second] = await query.#with({ limit: Math.min(query.state.limit ?? 2, 2) }).all();
    if (row === undefined) throw new DoesNotExist(details);
    if (second !== undefined) throw new MultipleObjectsReturned(details);
    return row;
  }

  /** The number of rows. */
  async count(): Promise<number> {
    const { rows } = await this.#run(selectCount(this.state));
    return Number(rows[0]?.[0]);
  }

  async exists(): Promise<boolean> {
    return (await this.#run(selectExistence(this.state))).count > 0;
  }

  /** Writes the values to all rows and answers with their number; `autoNow` does not apply, as in Django. */
  async update(values: ChangedValues<F>): Promise<number> {
    const fields = changedFields(this.state.model.meta, values);
    if (fields.length === 0) return 0;
    return (await this.#run(updateRows(this.state, fields, { ...values }), { ...values })).count;
  }

  /** Deletes all rows and, by the rules of `onDelete`, those that refer to them. */
  delete(): Promise<Deletion> {
    return deleteQuery(this.state);
  }

  #with(changes: Partial<QueryState>): Query<Instance, F> {
    return new Query({ ...this.state, ...changes });
  }

  #run(compiled: CompiledSql, values: Readonly<Record<string, unknown>> = {}) {
    return requireDatabase().run(statement(compiled, { state: this.state, values }));
  }
}
