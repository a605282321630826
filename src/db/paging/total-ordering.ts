import { SortOrder } from "../expressions/sort-order.ts";
import type { ModelMeta } from "../model-meta.ts";
import { orderingOf, type QueryState } from "../queries/query-state.ts";

type Order = string | SortOrder;

/**
 * The ordering of a query, with what decides between rows that it holds for equal: the primary key, or the other
 * values of a query for values. Without it PostgreSQL may show a row on two pages and another on none.
 */
export function totalOrdering(state: QueryState): readonly Order[] {
  const ordering = orderingOf(state);
  if (state.selection === undefined && ordering.some((order) => isUnique(state.model.meta, order))) return ordering;
  const sign = isDescending(ordering.at(-1)) ? "-" : "";
  const named = new Set(ordering.map(pathOf));
  return [...ordering, ...tiebreaks(state).flatMap((path) => (named.has(path) ? [] : [`${sign}${path}`]))];
}

function tiebreaks({ grouping, selection, model }: QueryState): readonly string[] {
  return grouping ?? selection ?? [model.meta.primaryKey.name];
}

/** True where no two rows have the same value; of NULL there may be many. */
function isUnique({ fields }: ModelMeta, order: Order): boolean {
  const path = pathOf(order);
  return fields.some(({ name, field: { options } }) => {
    return name === path && (options.primaryKey || (options.unique && !options.null)) === true;
  });
}

function pathOf(order: Order): string | undefined {
  return order instanceof SortOrder ? undefined : order.replace(/^-/, "");
}

function isDescending(order: Order | undefined): boolean {
  return order instanceof SortOrder ? order.descending : (order?.startsWith("-") ?? false);
}
