import type { Expression } from "../expressions/expression.ts";
import { annotated } from "./computed-values.ts";
import { allRows, filtered, type QueryState } from "./query-state.ts";
import { runSelect } from "./run-select.ts";
import { StatedQuery } from "./stated-query.ts";

/** Fetches values that are made of all rows of a query. */
export async function readAggregates(
  state: QueryState,
  expressions: Readonly<Record<string, Expression>>,
): Promise<object> {
  const plain = isPlain(state) ? { ...state, ordering: [], related: [] } : withinKeys(state);
  const names = Object.keys(expressions);
  const computed = annotated({ ...plain, selection: [], grouping: [] }, expressions);
  const [values = {}] = await runSelect({ ...computed, selection: names, grouping: [] });
  return values;
}

/** True where the conditions can stand beside the aggregates. */
function isPlain({ annotations = {}, distinct, limit, offset, selection }: QueryState): boolean {
  const isWhole = limit === undefined && offset === undefined && distinct === undefined && selection === undefined;
  return isWhole && !Object.values(annotations).some(({ aggregates }) => aggregates);
}

/** The rows of the query by their keys: a slice or a group cannot be aggregated in the same SELECT. */
function withinKeys({ selection: _, grouping: __, ...state }: QueryState): QueryState {
  const { model } = state;
  return filtered(allRows(model), { [`${model.meta.primaryKey.name}__in`]: new StatedQuery(state) });
}
