/** What is known of a row besides its columns. */
export class RowState {
  #loaded: Map<string, LoadedRelation> | undefined;

  /** The loaded rows of relations, each with the key that it was loaded for; most rows have none. */
  get loaded(): Map<string, LoadedRelation> {
    this.#loaded ??= new Map();
    return this.#loaded;
  }
}

export interface LoadedRelation {
  /** The foreign key's value then: a changed one makes the loaded row stale. Undefined for relations to many. */
  readonly key: unknown;
  readonly value: unknown;
}

/** The ancestor of all rows. It keeps the state in a private field: a WeakMap costs more than the columns do. */
export class StatefulRow {
  #state: RowState | undefined;

  static stateOf(row: object): RowState | undefined {
    return #state in row ? row.#state : undefined;
  }

  /** @throws TypeError for an object that no model made. */
  static setState(row: object, state: RowState | undefined): void {
    if (!(#state in row)) throw new TypeError("Only rows of models have a state.");
    row.#state = state;
  }
}

/** Remembers that the row is in the database. */
export function markSaved(row: object): RowState {
  const state = StatefulRow.stateOf(row) ?? new RowState();
  StatefulRow.setState(row, state);
  return state;
}

/** Forgets it again, once the row was deleted. */
export function markDeleted(row: object): void {
  StatefulRow.setState(row, undefined);
}

/** The state of a row that is in the database, or undefined for another one. */
export function rowState(row: object): RowState | undefined {
  return StatefulRow.stateOf(row);
}
