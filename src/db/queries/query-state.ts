import { QueryInvalid } from "../errors.ts";
import type { ModelClass } from "../model-meta.ts";

/** The conditions of one call of `filter` or `exclude`. */
export interface Conditions {
  readonly negated: boolean;
  readonly where: Readonly<Record<string, unknown>>;
}

/** All that a query says; never changed, only copied with changes. */
export interface QueryState {
  readonly model: ModelClass;
  readonly conditions: readonly Conditions[];
  /** Undefined means the model's own ordering. */
  readonly ordering: readonly string[] | undefined;
  readonly limit: number | undefined;
  readonly offset: number | undefined;
  /** Relations to load with the rows. */
  readonly related: readonly string[];
}

/** The query for all rows of a model. */
export function allRows(model: ModelClass): QueryState {
  return { model, conditions: [], ordering: undefined, limit: undefined, offset: undefined, related: [] };
}

/** The query with one more call of `filter` or `exclude`. */
export function withConditions(state: QueryState, conditions: Conditions): QueryState {
  const { limit, offset, model } = state;
  if (limit !== undefined || offset !== undefined) {
    throw new QueryInvalid({ model: model.meta.label, problem: "cannot be filtered after limit() or offset()" });
  }
  return { ...state, conditions: [...state.conditions, conditions] };
}

/**
 * Tells queries apart that need different SQL; those that differ in values only have the same shape.
 *
 * @throws QueryInvalid for an undefined value, which would otherwise match nothing or everything.
 */
export function shapeOf({ model, conditions, ordering, limit, offset, related }: QueryState): string {
  const where = conditions.map((group) => [group.negated, conditionShapes(model, group)]);
  return JSON.stringify([where, ordering, limit !== undefined, offset !== undefined, related]);
}

/** The keys of all conditions, for messages: never the values. */
export function filterKeys({ conditions }: QueryState): readonly string[] {
  return conditions.flatMap(({ where }) => Object.keys(where));
}

function conditionShapes(model: ModelClass, { where }: Conditions): readonly string[] {
  return Object.entries(where).map(([path, value]) => {
    if (value === undefined) {
      throw new QueryInvalid({ model: model.meta.label, problem: `was given undefined for "${path}"` });
    }
    return value === null || path.endsWith("__isnull") ? `${path}=${value}` : path;
  });
}
