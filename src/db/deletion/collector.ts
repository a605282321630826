import type { Database } from "../connections/database.ts";
import { DeletionProtected } from "../errors.ts";
import type { OnDelete } from "../fields/relation-fields.ts";
import { doomedRows } from "../model-events/announce.ts";
import { emitRowEvent } from "../model-events/listeners.ts";
import type { ModelClass, ModelField } from "../model-meta.ts";
import { allRows, filtered, type QueryState } from "../queries/query-state.ts";
import { readKeys } from "../queries/read-keys.ts";
import { statement } from "../queries/statement.ts";
import { targetModel } from "../relations.ts";
import { clearPairs } from "../sql/join-table.ts";
import { deleteRows, updateRows } from "../sql/write.ts";
import { joinReferencesTo, type Reference, referencesTo, referrersFirst } from "./references.ts";

/** How many rows were deleted; rows of join tables are not counted. */
export interface Deletion {
  readonly total: number;
  readonly byModel: Readonly<Record<string, number>>;
}

/** The rows of one model that refer to rows which are deleted. */
interface Referring {
  readonly reference: Reference;
  readonly keys: readonly unknown[];
}

/** Follows the references to deleted rows by their `onDelete`, then deletes everything it found. */
export class Collector {
  readonly #database: Database;
  readonly #collected = new Map<ModelClass, Set<unknown>>();
  readonly #restricted: Referring[] = [];
  readonly #updates: Referring[] = [];

  constructor(database: Database) {
    this.#database = database;
  }

  /** True when something in the project's models refers to the model. */
  isReferred(model: ModelClass): boolean {
    const { models } = this.#database;
    return referencesTo(model, models).length > 0 || joinReferencesTo(model, models).length > 0;
  }

  /**
   * Adds rows, and those that refer to them with `cascade`.
   *
   * @throws DeletionProtected when a row refers to one of them with `protect`.
   */
  async collect(model: ModelClass, keys: readonly unknown[]): Promise<void> {
    const known = this.#collected.get(model) ?? new Set();
    const added = keys.filter((key) => !known.has(key));
    this.#collected.set(model, new Set([...known, ...added]));
    if (added.length === 0) return;
    for (const reference of referencesTo(model, this.#database.models)) await this.#follow(reference, added);
  }

  /**
   * Deletes what was collected.
   *
   * @throws DeletionProtected when a row that refers with `restrict` is not deleted too.
   */
  async delete(): Promise<Deletion> {
    for (const { reference, keys } of this.#restricted) this.#checkRestricted(reference, keys);
    const models = referrersFirst([...this.#collected.keys()]);
    const doomed = await this.#announce(models);
    for (const update of this.#updates) await this.#update(update);
    const byModel: Record<string, number> = {};
    for (const model of models) {
      const keys = this.#keys(model);
      await this.#clearJoins(model, keys);
      byModel[model.meta.label] = await this.#delete(model, keys);
      for (const row of doomed.get(model) ?? []) await emitRowEvent("afterDelete", { row, model });
    }
    const total = Object.values(byModel).reduce((sum, count) => sum + count, 0);
    return { total, byModel };
  }

  #keys(model: ModelClass): readonly unknown[] {
    return [...(this.#collected.get(model) ?? [])];
  }

  /** Says of each row that it will be deleted, before the first one is. */
  async #announce(models: readonly ModelClass[]): Promise<ReadonlyMap<ModelClass, readonly object[]>> {
    const doomed = new Map<ModelClass, readonly object[]>();
    for (const model of models) doomed.set(model, await doomedRows(model, this.#keys(model)));
    for (const [model, rows] of doomed) for (const row of rows) await emitRowEvent("beforeDelete", { row, model });
    return doomed;
  }

  async #follow(reference: Reference, targets: readonly unknown[]): Promise<void> {
    const { model, column, onDelete } = reference;
    if (onDelete === "doNothing") return;
    const keys = await readKeys(rowsWhere(model, column.name, targets));
    if (keys.length === 0) return;
    if (onDelete === "protect") throw protectedBy(reference);
    if (onDelete === "cascade") await this.collect(model, keys);
    else (onDelete === "restrict" ? this.#restricted : this.#updates).push({ reference, keys });
  }

  #checkRestricted(reference: Reference, keys: readonly unknown[]): void {
    const deleted = this.#collected.get(reference.model);
    if (!keys.every((key) => deleted?.has(key))) throw protectedBy(reference);
  }

  async #update({ reference: { model, column, onDelete }, keys }: Referring): Promise<void> {
    const state = rowsWhere(model, model.meta.primaryKey.name, keys);
    const value = onDelete === "setNull" ? null : replacement(onDelete, column);
    await this.#database.run(statement(updateRows(state, [column]), { state, values: { [column.name]: value } }));
  }

  async #clearJoins(model: ModelClass, keys: readonly unknown[]): Promise<void> {
    const params = [keys.map((key) => model.meta.primaryKey.field.toDatabase(key))];
    for (const join of joinReferencesTo(model, this.#database.models)) {
      await this.#database.run({ sql: clearPairs(join), params, model: model.meta.label });
    }
  }

  async #delete(model: ModelClass, keys: readonly unknown[]): Promise<number> {
    const state = rowsWhere(model, model.meta.primaryKey.name, keys);
    return (await this.#database.run(statement(deleteRows(state), { state, values: {} }))).count;
  }
}

function rowsWhere(model: ModelClass, name: string, keys: readonly unknown[]): QueryState {
  return filtered(allRows(model), { [`${name}__in`]: keys });
}

/** The reference that takes the place of the lost one. */
function replacement(onDelete: OnDelete, { field }: ModelField): unknown {
  if (typeof onDelete !== "object") return field.defaultValue();
  return typeof onDelete.set === "function" ? onDelete.set() : onDelete.set;
}

function protectedBy({ model, column }: Reference): Error {
  const target = targetModel(column)?.meta.label ?? "";
  return new DeletionProtected({ model: target, by: [`${model.meta.label}.${column.name}`] });
}
