import { requireDatabase } from "../connections/database.ts";
import { keyOf } from "../key-of.ts";
import type { ModelClass } from "../model-meta.ts";
import { allRows, filtered, type QueryState } from "../queries/query-state.ts";
import { readKeys } from "../queries/read-keys.ts";
import { runSelect } from "../queries/run-select.ts";
import { countDoomedPairs, type DoomedPairs } from "./doomed-pairs.ts";
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
  /** How many rows would go; pairs of many-to-many relations are not among them. */
  readonly total: number;
  readonly byModel: Readonly<Record<string, number>>;
  readonly pairs: readonly DoomedPairs[];
  /** The rows for which the deletion would be refused; empty when it may go ahead. */
  readonly protectedBy: readonly ProtectingRow[];
  /** How many rows refuse: more than `protectedBy` lists where a limit cut it short. */
  readonly protectedTotal: number;
}

/** How much a preview reads. */
export interface PreviewOptions {
  /** Reads at most so many rows of a model at each step, and only the keys of the others. Default: all. */
  readonly limit?: number;
}

/** Finds what the deletion of a query's rows would take, and what stands against it; it changes nothing. */
export async function previewDeletion(state: QueryState, { limit }: PreviewOptions = {}): Promise<DeletionPreview> {
  return new Preview(requireDatabase().models, limit).of({ ...state, related: [] });
}

/** Rows of a model: some of them in full, all by their keys. */
interface Found {
  readonly rows: readonly object[];
  readonly keys: readonly unknown[];
}

/** Rows that refer to doomed ones and refuse to let them go. */
interface Refusing extends Found {
  readonly reference: Reference;
}

/** Reads through the references, each model's rows at one level by one query, or two where a limit cuts. */
class Preview {
  readonly #models: readonly ModelClass[];
  readonly #limit: number | undefined;
  readonly #keys = new Map<ModelClass, Set<unknown>>();
  readonly #refusing: Refusing[] = [];

  constructor(models: readonly ModelClass[], limit: number | undefined) {
    this.#models = models;
    this.#limit = limit;
  }

  async of(state: QueryState): Promise<DeletionPreview> {
    const rows = await this.#doom(state.model, await this.#find(state));
    const counts = [...this.#keys].map(([{ meta }, keys]) => [meta.label, keys.size] as const);
    const refusing = this.#refusing.map((found) => this.#withoutDoomed(found));
    return {
      rows,
      total: counts.reduce((sum, [, count]) => sum + count, 0),
      byModel: Object.fromEntries(counts.filter(([, count]) => count > 0)),
      pairs: await countDoomedPairs(this.#keys, this.#models),
      protectedBy: refusing.flatMap(protectingRows),
      protectedTotal: refusing.reduce((sum, { keys }) => sum + keys.length, 0),
    };
  }

  async #doom(model: ModelClass, found: Found): Promise<readonly DoomedRow[]> {
    const known = this.#keys.get(model) ?? new Set();
    const keys = found.keys.filter((key) => !known.has(key));
    const rows = found.rows.filter((row) => !known.has(keyOf(model, row)));
    this.#keys.set(model, new Set([...known, ...keys]));
    const because = keys.length === 0 ? new Map() : await this.#consequences(model, { rows, keys });
    return rows.map((row) => ({ model, row, because: because.get(keyOf(model, row)) ?? [] }));
  }

  /** The rows that would go because of others, by the key of the row that they refer to. */
  async #consequences(model: ModelClass, targets: Found): Promise<Map<unknown, DoomedRow[]>> {
    const all = new Map<unknown, DoomedRow[]>();
    for (const reference of referencesTo(model, this.#models)) {
      for (const doomed of await this.#follow(reference, model, targets)) {
        const key: unknown = Reflect.get(doomed.row, reference.column.attribute);
        const known = all.get(key);
        // Copies of a list would take quadratic time: a row may have a hundred thousand others behind it.
        if (known === undefined) all.set(key, [doomed]);
        else known.push(doomed);
      }
    }
    return all;
  }

  async #follow(reference: Reference, target: ModelClass, { rows, keys }: Found): Promise<readonly DoomedRow[]> {
    const { model, onDelete } = reference;
    const all = referringRows(reference, keys);
    if (onDelete === "protect" || onDelete === "restrict") {
      this.#refusing.push({ reference, ...(await this.#find(all)) });
    }
    if (onDelete !== "cascade") return [];
    // What hangs on a row that is not shown would have no place among those that are.
    const shown = rows.map((row) => keyOf(target, row));
    return this.#doom(model, await this.#find(all, shown.length < keys.length ? referringRows(reference, shown) : all));
  }

  /** Reads rows in full up to the limit, and the keys of all. */
  async #find(all: QueryState, shown: QueryState = all): Promise<Found> {
    const limit = this.#limit ?? Number.POSITIVE_INFINITY;
    const rows = await runSelect(
      limit < (shown.limit ?? Number.POSITIVE_INFINITY) ? { ...shown, limit: limit + 1 } : shown,
    );
    const isComplete = shown === all && rows.length <= limit;
    const keys = isComplete ? rows.map((row) => keyOf(all.model, row)) : await readKeys(all);
    return { rows: rows.slice(0, limit), keys };
  }

  /** A row that refers with `restrict` lets go of what it refers to when it goes too. */
  #withoutDoomed({ reference, rows, keys }: Refusing): Refusing {
    const doomed = reference.onDelete === "restrict" ? this.#keys.get(reference.model) : undefined;
    if (doomed === undefined) return { reference, rows, keys };
    return {
      reference,
      rows: rows.filter((row) => !doomed.has(keyOf(reference.model, row))),
      keys: keys.filter((key) => !doomed.has(key)),
    };
  }
}

function protectingRows({ reference: { model, column }, rows }: Refusing): ProtectingRow[] {
  return rows.map((row) => ({ model, field: column.name, row }));
}

function referringRows({ model, column }: Reference, keys: readonly unknown[]): QueryState {
  return filtered(allRows(model), { [`${column.name}__in`]: keys });
}
