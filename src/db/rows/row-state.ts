/** What is known of a row besides its columns. */
export interface RowState {
  /** The loaded rows of relations, each with the key that it was loaded for. */
  readonly loaded: Map<string, LoadedRelation>;
}

export interface LoadedRelation {
  /** The foreign key's value then: a changed one makes the loaded row stale. Undefined for relations to many. */
  readonly key: unknown;
  readonly value: unknown;
}

const states = new WeakMap<object, RowState>();

/** Remembers that the row is in the database. */
export function markSaved(row: object): RowState {
  const state = states.get(row) ?? { loaded: new Map() };
  states.set(row, state);
  return state;
}

/** Forgets it again, once the row was deleted. */
export function markDeleted(row: object): void {
  states.delete(row);
}

/** The state of a row that is in the database, or undefined for another one. */
export function rowState(row: object): RowState | undefined {
  return states.get(row);
}
