import { QueryInvalid } from "../errors.ts";
import { Expression } from "../expressions/expression.ts";
import { SortOrder } from "../expressions/sort-order.ts";
import type { ModelClass } from "../model-meta.ts";
import { type ConditionTree, conditionTree } from "./condition.ts";
import { StatedQuery } from "./stated-query.ts";

/** What `selectForUpdate` asks for. */
export interface RowLock {
  /** Leaves out rows that another transaction has locked. */
  readonly skipLocked?: boolean;
  /** Fails at once where another transaction has locked a row. */
  readonly noWait?: boolean;
  /** Loaded relations whose rows are locked too. */
  readonly of?: readonly string[];
}

/** All that a query says; never changed, only copied with changes. */
export interface QueryState {
  readonly model: ModelClass;
  readonly conditions: readonly ConditionTree[];
  /** Undefined means the model's own ordering. */
  readonly ordering: readonly (string | SortOrder)[] | undefined;
  readonly limit: number | undefined;
  readonly offset: number | undefined;
  /** Relations to load with the rows. */
  readonly related: readonly string[];
  /** What the database computes for every row, by name. */
  readonly annotations?: Readonly<Record<string, Expression>>;
  /** The paths of `values`; undefined for rows of the model. */
  readonly selection?: readonly string[];
  /** The paths whose equal values make one group. */
  readonly grouping?: readonly string[];
  /** True to drop repeated rows; paths to keep the first row of each of their values. */
  readonly distinct?: true | readonly string[];
  readonly lock?: RowLock;
}

/** The query for all rows of a model. */
export function allRows(model: ModelClass): QueryState {
  return { model, conditions: [], ordering: undefined, limit: undefined, offset: undefined, related: [] };
}

/** The query with one more call of `filter` or `exclude`. */
export function withConditions(state: QueryState, condition: ConditionTree): QueryState {
  const { limit, offset, model } = state;
  if (limit !== undefined || offset !== undefined) {
    throw new QueryInvalid({ model: model.meta.label, problem: "cannot be filtered after limit() or offset()" });
  }
  return { ...state, conditions: [...state.conditions, condition] };
}

/** The query with what was given to `filter`. */
export function filtered(state: QueryState, condition: object): QueryState {
  return withConditions(state, conditionTree(condition));
}

/** The query with what was given to `exclude`. */
export function excluded(state: QueryState, condition: object): QueryState {
  return withConditions(state, { operator: "and", parts: [conditionTree(condition)], negated: true });
}

/** What orders the rows of a query: its own ordering or that of its model; groups have none but their own. */
export function orderingOf({ ordering, model, grouping }: QueryState): readonly (string | SortOrder)[] {
  return ordering ?? (grouping === undefined ? model.meta.ordering : []);
}

/**
 * Tells queries apart that need different SQL; those that differ in values only have the same shape. A query with
 * expressions or other queries inside has none: it is put into SQL each time.
 *
 * @throws QueryInvalid for an undefined value, which would otherwise match nothing or everything.
 */
export function shapeOf(state: QueryState): string | undefined {
  const { model, conditions, ordering, limit, offset, related, selection, distinct, lock } = state;
  const where = conditions.map((tree) => conditionShape(model, tree));
  const hasExpressions = state.annotations !== undefined || where.includes(undefined) || ordering?.some(isSortOrder);
  if (hasExpressions) return undefined;
  return JSON.stringify([
    where,
    ordering,
    limit !== undefined,
    offset !== undefined,
    related,
    selection,
    distinct,
    lock,
  ]);
}

/** The keys of all conditions, for messages: never the values. */
export function filterKeys({ conditions }: QueryState): readonly string[] {
  return conditions.flatMap(treeKeys);
}

function treeKeys(tree: ConditionTree): readonly string[] {
  return "where" in tree ? Object.keys(tree.where) : tree.parts.flatMap(treeKeys);
}

function isSortOrder(order: string | SortOrder): boolean {
  return order instanceof SortOrder;
}

/** The tree without its values; undefined where an expression stands in it. */
function conditionShape(model: ModelClass, tree: ConditionTree): readonly unknown[] | undefined {
  const shapes =
    "where" in tree
      ? Object.entries(tree.where).map(([path, value]) => comparisonShape(model, path, value))
      : tree.parts.map((part) => conditionShape(model, part));
  if (shapes.includes(undefined)) return undefined;
  return ["where" in tree ? "where" : tree.operator, tree.negated, shapes];
}

function comparisonShape(model: ModelClass, path: string, value: unknown): string | undefined {
  if (value === undefined) {
    throw new QueryInvalid({ model: model.meta.label, problem: `was given undefined for "${path}"` });
  }
  if (value instanceof StatedQuery || value instanceof Expression) return undefined;
  if (Array.isArray(value) && value.some((item) => item instanceof Expression)) return undefined;
  return value === null || path.endsWith("__isnull") ? `${path}=${value}` : path;
}
