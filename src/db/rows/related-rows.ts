import { atomic } from "../connections/atomic.ts";
import { requireDatabase } from "../connections/database.ts";
import { RowNotSaved, UnknownField } from "../errors.ts";
import type { Field } from "../fields/field.ts";
import { asKey, keyOf } from "../key-of.ts";
import { announceChange, isChangeHeard } from "../model-events/announce.ts";
import type { ManyToManyChange } from "../model-events/row-events.ts";
import type { ModelClass } from "../model-meta.ts";
import { allRows, filtered } from "../queries/query-state.ts";
import { runSelect } from "../queries/run-select.ts";
import type { ThroughLink } from "../relations.ts";
import { clearPairs, deletePairs, insertPairs, selectPairs } from "../sql/join-table.ts";
import type { Values } from "../sql/slot.ts";
import { bulkCreate } from "./bulk.ts";
import { rowState } from "./row-state.ts";

interface RelatedRowsOptions {
  readonly row: object;
  readonly model: ModelClass;
  readonly link: ThroughLink;
  /** The relation's name on the model. */
  readonly relation: string;
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
  readonly #row: object;
  readonly #relation: string;
  readonly #key: unknown;

  /** @throws RowNotSaved for a row without a key. */
  constructor({ row, model, link, relation }: RelatedRowsOptions) {
    if (rowState(row) === undefined) throw new RowNotSaved({ model: model.meta.label });
    this.#link = link;
    this.#model = model;
    this.#row = row;
    this.#relation = relation;
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
    await this.addWith({}, ...rows);
  }

  /**
   * Connects rows by pairs with fields of their own, those of the relation's through model.
   *
   * @throws UnknownField where the through model has no such field, and where there is no through model.
   *
   * @example
   * await group.related("members").addWith({ joined: today }, ann, bob);
   */
  async addWith(values: Values, ...rows: (Instance | number | string)[]): Promise<void> {
    const keys = this.#keys(rows);
    if (!isChangeHeard(this.#model)) return this.#insert(keys, values);
    await atomic(async () => {
      const connected = new Set(await this.#connected());
      const missing = keys.filter((key) => !connected.has(key));
      await this.#announceAdd(missing, values);
    });
  }

  async remove(...rows: (Instance | number | string)[]): Promise<void> {
    await this.#remove(this.#keys(rows));
  }

  /** Connects these rows and no others. */
  async set(rows: readonly (Instance | number | string)[]): Promise<void> {
    await atomic(async () => {
      const wanted = this.#keys(rows);
      const connected = await this.#connected();
      await this.#remove(connected.filter((key) => !wanted.includes(key)));
      const missing = wanted.filter((key) => !connected.includes(key));
      if (isChangeHeard(this.#model)) await this.#announceAdd(missing, {});
      else await this.#insert(missing, {});
    });
  }

  async clear(): Promise<void> {
    const write = () => this.#run(clearPairs(this.#link), [[this.#key]]).then(() => undefined);
    if (!isChangeHeard(this.#model)) return write();
    await atomic(() => announceChange(this.#change("clear", []), write));
  }

  async #announceAdd(keys: readonly unknown[], values: Values): Promise<void> {
    await announceChange(this.#change("add", keys), () => this.#insert(keys, values));
  }

  async #remove(keys: readonly unknown[]): Promise<void> {
    if (!isChangeHeard(this.#model)) return this.#delete(keys);
    await atomic(() => announceChange(this.#change("remove", keys), () => this.#delete(keys)));
  }

  async #insert(keys: readonly unknown[], values: Values): Promise<void> {
    if (keys.length === 0) return;
    const { through } = this.#link;
    if (through !== undefined) return this.#insertThrough(through, keys, values);
    refuseValues(this.#link, values);
    const types = { near: this.#model.meta.primaryKey.field.columnType(), far: this.#far.columnType() };
    await this.#run(insertPairs(this.#link, types), [this.#key, this.#bound(keys)]);
  }

  /** Pairs with a model of their own have defaults, and may have required fields. */
  async #insertThrough(through: ModelClass, keys: readonly unknown[], values: Values): Promise<void> {
    const near = fieldOf(through, this.#link.near);
    const far = fieldOf(through, this.#link.far);
    const own = keyOf(this.#model, this.#row);
    await atomic(async () => {
      const connected = await this.#connected();
      const missing = keys.filter((key) => !connected.includes(key));
      await bulkCreate(
        through,
        missing.map((key) => ({ ...values, [near]: own, [far]: key })),
        {},
      );
    });
  }

  async #delete(keys: readonly unknown[]): Promise<void> {
    if (keys.length === 0) return;
    await this.#run(deletePairs(this.#link), [this.#key, this.#bound(keys)]);
  }

  #change(action: ManyToManyChange["action"], keys: readonly unknown[]): ManyToManyChange {
    return { row: this.#row, model: this.#model, relation: this.#relation, action, keys };
  }

  async #connected(): Promise<unknown[]> {
    const { rows } = await this.#run(selectPairs(this.#link), [[this.#key]]);
    return rows.map(([, far]) => this.#far.fromDatabase(far ?? ""));
  }

  get #far(): Field {
    return this.#link.target.meta.primaryKey.field;
  }

  /** The keys as rows have them, each once. */
  #keys(rows: readonly (Instance | number | string)[]): readonly unknown[] {
    const { target } = this.#link;
    const keys = rows.map((row) => this.#far.fromDatabase(String(this.#far.toDatabase(asKey(target, row)))));
    return [...new Set(keys)];
  }

  #bound(keys: readonly unknown[]): readonly unknown[] {
    return keys.map((key) => this.#far.toDatabase(key));
  }

  #run(sql: string, params: readonly unknown[]) {
    return requireDatabase().run({ sql, params, model: this.#model.meta.label });
  }
}

/** The name of the through model's foreign key with that column. */
function fieldOf({ meta }: ModelClass, column: string): string {
  const found = meta.fields.find((field) => field.column === column);
  return found?.name ?? column;
}

/** Pairs without a model of their own have no fields. */
function refuseValues({ table }: ThroughLink, values: Values): void {
  const [name] = Object.keys(values);
  if (name !== undefined) throw new UnknownField({ model: table, name, known: [] });
}
