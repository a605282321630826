import { sql } from "kysely";
import { QueryInvalid } from "../errors.ts";
import { SortOrder } from "../expressions/sort-order.ts";
import type { ModelMeta } from "../model-meta.ts";
import { orderingOf, type QueryState } from "../queries/query-state.ts";
import { followName, targetModel } from "../relations.ts";
import type { Fragment } from "./compiler.ts";
import { annotationNamed, valueAt } from "./paths.ts";
import type { Scope } from "./scope.ts";

/** One value that orders rows. */
interface OrderTerm {
  readonly value: Fragment;
  readonly descending: boolean;
  readonly nulls?: SortOrder["nulls"];
  /** True where the value stands among the columns of the result under its name. */
  readonly selected: boolean;
}

interface OrderOptions {
  /** The names that the result has. */
  readonly names: readonly string[];
}

/** ORDER BY, or nothing. */
export function orderClause(root: Scope, state: QueryState, options: OrderOptions): Fragment {
  const terms = orderTerms(root, state, options).map(({ value, descending, nulls }) => {
    const last = nulls === undefined ? sql`` : sql` nulls ${sql.raw(nulls)}`;
    return sql`${value} ${descending ? sql`desc` : sql`asc`}${last}`;
  });
  return terms.length === 0 ? sql`` : sql` order by ${sql.join(terms)}`;
}

/** DISTINCT, with the values whose first rows are kept. */
export function distinctClause(root: Scope, { distinct }: QueryState): Fragment {
  if (distinct === undefined) return sql``;
  if (distinct === true) return sql`distinct `;
  return sql`distinct on (${sql.join(distinct.map((path) => valueAt(root, path).sql))}) `;
}

/** What a query orders by must be selected where repeated rows are dropped. */
export function orderColumns(root: Scope, state: QueryState, options: OrderOptions): Fragment {
  if (state.distinct !== true) return sql``;
  const values = orderTerms(root, state, options).filter(({ selected }) => !selected);
  return sql.join(
    values.map(({ value }) => sql`, ${value}`),
    sql``,
  );
}

function orderTerms(root: Scope, state: QueryState, { names }: OrderOptions): readonly OrderTerm[] {
  return orderingOf(state).flatMap((order): readonly OrderTerm[] => {
    if (order instanceof SortOrder) {
      const { expression, descending, nulls } = order;
      return [{ value: expression.write(root).sql, descending, nulls, selected: false }];
    }
    const { path, descending } = readOrder(order);
    if (names.includes(path)) return [{ value: sql`${sql.id(path)}`, descending, selected: true }];
    const paths = annotationNamed(root, path) ? [order] : targetOrdering(root.meta, order, []);
    return paths.map(readOrder).map((each) => ({
      value: valueAt(root, each.path).sql,
      descending: each.descending,
      selected: false,
    }));
  });
}

/** A foreign key orders as its target does; the key itself is ordered by as `authorId`. */
function targetOrdering(meta: ModelMeta, order: string, seen: readonly ModelMeta[]): readonly string[] {
  const { path, descending } = readOrder(order);
  const names = path.split(".");
  const target = targetAt(meta, names);
  const ordering = target?.ordering ?? [];
  if (target === undefined || ordering.length === 0) return [order];
  if (seen.includes(target)) {
    throw new QueryInvalid({
      model: meta.label,
      problem: `is ordered by "${path}", whose own ordering goes in a circle`,
    });
  }
  return ordering.flatMap((inner) => {
    const own = readOrder(inner);
    const turned = own.descending === descending ? "" : "-";
    return targetOrdering(meta, `${turned}${path}.${own.path}`, [...seen, target]);
  });
}

/** The model that a path's last name refers to, where that is a foreign key by its relation's name. */
function targetAt(meta: ModelMeta, [name = "", ...rest]: readonly string[]): ModelMeta | undefined {
  const step = followName(meta, name);
  if ("link" in step) return rest.length === 0 ? undefined : targetAt(step.link.target.meta, rest);
  const target = targetModel(step.field)?.meta;
  if (rest.length > 0) return target && targetAt(target, rest);
  return step.field.name === name ? target : undefined;
}

function readOrder(order: string): { path: string; descending: boolean } {
  const descending = order.startsWith("-");
  return { path: descending ? order.slice(1) : order, descending };
}
