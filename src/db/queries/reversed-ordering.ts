import type { SortOrder } from "../expressions/sort-order.ts";
import { orderingOf, type QueryState } from "./query-state.ts";

/** The ordering that a query needs to have a first row: its own, or the primary key. */
export function definiteOrdering(state: QueryState): readonly (string | SortOrder)[] {
  const ordering = orderingOf(state);
  return ordering.length > 0 ? ordering : [state.selection?.[0] ?? state.model.meta.primaryKey.name];
}

/** The same the other way round. */
export function reversedOrdering(state: QueryState): readonly (string | SortOrder)[] {
  return definiteOrdering(state).map((order) => {
    if (typeof order !== "string") return order.reversed();
    return order.startsWith("-") ? order.slice(1) : `-${order}`;
  });
}
