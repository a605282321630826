import type { QueryState } from "./query-state.ts";

/** Anything that says which rows it means: what a query is to the code that writes SQL. */
export class StatedQuery {
  readonly state: QueryState;

  constructor(state: QueryState) {
    this.state = state;
  }
}
