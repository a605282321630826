import { atomic } from "../atomic.ts";
import { requireDatabase } from "../connections/database.ts";
import { RowNotSaved } from "../errors.ts";
import type { Field } from "../fields/field.ts";
import { asKey, keyOf } from "../key-of.ts";
import type { ModelClass } from "../model-meta.ts";
import { allRows, filtered } from "../queries/query-state.ts";
import { runSelect } from "../queries/run-select.ts";
import type { ThroughLink } from "../relations.ts";
import { clearPairs, deletePairs, insertPairs, selectPairs } from "../sql/join-table.ts";
import { rowState } from "./row-state.ts";

interface RelatedRowsOptions {
  readonly row: object;
  readonly model: ModelClass;
  readonly link: ThroughLink;
}

/**
 * The rows that a many-to-many relation connects with one row.
 *
 * @example
 * await post.related("tags").add(news, 12);
 */
export class RelatedRows<Instance> {
  readonly #link: ThroughLink;
  readonly #model: ModelClass;
  readonly #key: unknown;

  /** @throws RowNotSaved for a row without a key. */
  constructor({ row, model, link }: RelatedRowsOptions) {
    if (rowState(row) === undefined) throw new RowNotSaved({ model: model.meta.label });
    this.#link = link;
    this.#model = model;
    this.#key = model.meta.primaryKey.field.toDatabase(keyOf(model, row));
  }

  /** The connected rows, ordered as their model says. */
  async all(): Promise<Instance[]> {
    const { target } = this.#link;
    const where = { [`${target.meta.primaryKey.name}__in`]: await this.#connected() };
    const rows = await runSelect(filtered(allRows(target), where));
    // The link's target is the class that Instance was read from.
    return rows as Instance[];
  }

  /** Connects rows, given as such or by key; connected ones stay as they are. */
  async add(...rows: (Instance | number | string)[]): Promise<void> {
    const types = { near: this.#model.meta.primaryKey.field.columnType(), far: this.#far.columnType() };
    await this.#run(insertPairs(this.#link, types), [this.#key, this.#keys(rows)]);
  }

  async remove(...rows: (Instance | number | string)[]): Promise<void> {
    await this.#run(deletePairs(this.#link), [this.#key, this.#keys(rows)]);
  }

  /** Connects these rows and no others. */
  async set(rows: readonly (Instance | number | string)[]): Promise<void> {
    await atomic(async () => {
      const wanted = this.#keys(rows).map((key) => this.#far.fromDatabase(String(key)));
      const surplus = (await this.#connected()).filter((key) => !wanted.includes(key));
      await this.#run(deletePairs(this.#link), [this.#key, surplus.map((key) => this.#far.toDatabase(key))]);
      await this.add(...rows);
    });
  }

  async clear(): Promise<void> {
    await this.#run(clearPairs(this.#link), [[this.#key]]);
  }

  async #connected(): Promise<unknown[]> {
    const { rows } = await this.#run(selectPairs(this.#link), [[this.#key]]);
    return rows.map(([, far]) => this.#far.fromDatabase(far ?? ""));
  }

  get #far(): Field {
    return this.#link.target.meta.primaryKey.field;
  }

  #keys(rows: readonly (Instance | number | string)[]): unknown[] {
    const { target } = this.#link;
    return rows.map((row) => this.#far.toDatabase(asKey(target, row)));
  }

  #run(sql: string, params: readonly unknown[]) {
    return requireDatabase().run({ sql, params, model: this.#model.meta.label });
  }
}
