import { requireDatabase } from "../connections/database.ts";
import { keyOf } from "../key-of.ts";
import type { ModelClass } from "../model-meta.ts";
import { allRows, filtered, type QueryState } from "../queries/query-state.ts";
import { runSelect } from "../queries/run-select.ts";
import { type Reference, referencesTo } from "./references.ts";

/** A row that a deletion would take, with those that would go because of it. */
export interface DoomedRow<Row = object> {
  readonly model: ModelClass;
  readonly row: Row;
  readonly because: readonly DoomedRow[];
}

/** A row that refuses a deletion by its foreign key. */
export interface ProtectingRow {
  readonly model: ModelClass;
  /** The foreign key's name. */
  readonly field: string;
  readonly row: object;
}

/** What a deletion would do. */
export interface DeletionPreview<Row = object> {
  readonly rows: readonly DoomedRow<Row>[];
  readonly total: number;
  readonly byModel: Readonly<Record<string, number>>;
  /** The rows for which the deletion would be refused; empty when it may go ahead. */
  readonly protectedBy: readonly ProtectingRow[];
}

/** Finds what the deletion of a query's rows would take, and what stands against it; it changes nothing. */
export async function previewDeletion(state: QueryState): Promise<DeletionPreview> {
  return new Preview(requireDatabase().models).of(state);
}

/** Reads through the references, each model's rows at one level by one query. */
class Preview {
  readonly #models: readonly ModelClass[];
  readonly #keys = new Map<ModelClass, Set<unknown>>();
  readonly #protecting: ProtectingRow[] = [];
  readonly #restricting: ProtectingRow[] = [];

  constructor(models: readonly ModelClass[]) {
    this.#models = models;
  }

  async of(state: QueryState): Promise<DeletionPreview> {
    const rows = await this.#doom(state.model, await runSelect({ ...state, related: [] }));
    const counts = [...this.#keys].map(([{ meta }, keys]) => [meta.label, keys.size] as const);
    const free = this.#restricting.filter(({ model, row }) => !this.#has(model, row));
    return {
      rows,
      total: counts.reduce((sum, [, count]) => sum + count, 0),
      byModel: Object.fromEntries(counts.filter(([, count]) => count > 0)),
      protectedBy: [...this.#protecting, ...free],
    };
  }

  async #doom(model: ModelClass, found: readonly object[]): Promise<readonly DoomedRow[]> {
    const rows = found.filter((row) => !this.#has(model, row));
    const known = this.#keys.get(model) ?? new Set();
    this.#keys.set(model, new Set([...known, ...rows.map((row) => keyOf(model, row))]));
    const because = rows.length === 0 ? new Map<unknown, DoomedRow[]>() : await this.#consequences(model, rows);
    return rows.map((row) => ({ model, row, because: because.get(keyOf(model, row)) ?? [] }));
  }

  /** The rows that would go because of others, by the key of the row that they refer to. */
  async #consequences(model: ModelClass, rows: readonly object[]): Promise<Map<unknown, DoomedRow[]>> {
    const all = new Map<unknown, DoomedRow[]>();
    for (const reference of referencesTo(model, this.#models)) {
      const referring = await referringRows(
        reference,
        rows.map((row) => keyOf(model, row)),
      );
      for (const doomed of await this.#follow(reference, referring)) {
        const key: unknown = Reflect.get(doomed.row, reference.column.attribute);
        all.set(key, [...(all.get(key) ?? []), doomed]);
      }
    }
    return all;
  }

  async #follow({ model, column, onDelete }: Reference, rows: readonly object[]): Promise<readonly DoomedRow[]> {
    if (onDelete === "cascade") return this.#doom(model, rows);
    const refusing = rows.map((row) => ({ model, field: column.name, row }));
    if (onDelete === "protect") this.#protecting.push(...refusing);
    if (onDelete === "restrict") this.#restricting.push(...refusing);
    return [];
  }

  #has(model: ModelClass, row: object): boolean {
    return this.#keys.get(model)?.has(keyOf(model, row)) ?? false;
  }
}

async function referringRows({ model, column, onDelete }: Reference, keys: readonly unknown[]): Promise<object[]> {
  const looks = onDelete === "cascade" || onDelete === "protect" || onDelete === "restrict";
  return looks ? runSelect(filtered(allRows(model), { [`${column.name}__in`]: keys })) : [];
}
