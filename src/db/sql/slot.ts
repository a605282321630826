import type { QueryState } from "../queries/query-state.ts";

/** Values by attribute. */
export type Values = Readonly<Record<string, unknown>>;

/** What one execution fills the slots of a statement with. */
export interface Bindings {
  readonly state: QueryState;
  /** The values that an INSERT or UPDATE writes. */
  readonly values: Values;
}

/** The place of a bound value in compiled SQL: compiled once, filled for each execution. */
export class Slot {
  readonly read: (bindings: Bindings) => unknown;

  constructor(read: (bindings: Bindings) => unknown) {
    this.read = read;
  }
}
