import type { QueryState } from "../queries/query-state.ts";
import type { Fragment } from "./compiler.ts";
import type { Scope } from "./scope.ts";
import { selectFragment } from "./select.ts";

/** A query inside of another statement: its one column, or the primary keys of its rows. */
export function subselect(outer: Scope, state: QueryState): Fragment {
  return selectFragment(state, { columns: state.selection ? "selection" : "keys", outer });
}
