import { QueryInvalid } from "../errors.ts";
import { Expression } from "../expressions/expression.ts";
import type { ModelMeta } from "../model-meta.ts";
import type { QueryState } from "./query-state.ts";

/**
 * The query with more values by name. After `values`, aggregates make one row of all that have the same values.
 *
 * @throws QueryInvalid for a name that is malformed or taken, and for what is not an expression.
 */
export function annotated(state: QueryState, added: Readonly<Record<string, Expression>>): QueryState {
  if (Object.keys(added).length === 0) return state;
  for (const [name, expression] of Object.entries(added)) refuseInvalid(state, name, expression);
  const { selection, grouping } = state;
  const groups = selection !== undefined && Object.values(added).some(({ aggregates }) => aggregates);
  return {
    ...state,
    annotations: { ...state.annotations, ...added },
    ...(selection && { selection: [...selection, ...Object.keys(added)] }),
    ...(groups && { grouping: grouping ?? selection }),
  };
}

/** The query for plain values instead of rows; without paths, for all columns and annotations. */
export function selecting(state: QueryState, paths: readonly string[]): QueryState {
  const { model, annotations = {} } = state;
  const all = [...model.meta.fields.map(({ attribute }) => attribute), ...Object.keys(annotations)];
  return { ...state, selection: paths.length > 0 ? [...new Set(paths)] : all };
}

function refuseInvalid({ model: { meta }, annotations = {} }: QueryState, name: string, expression: unknown): void {
  const problem = problemOf(meta, name, annotations);
  if (problem !== undefined) throw new QueryInvalid({ model: meta.label, problem });
  if (!(expression instanceof Expression)) {
    throw new QueryInvalid({ model: meta.label, problem: `was given no expression for "${name}"` });
  }
}

function problemOf(meta: ModelMeta, name: string, annotations: object): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*$/.test(name)) return "was given a malformed name for an annotation";
  const parts = [...meta.fields.flatMap((field) => [field.name, field.attribute]), ...relationNames(meta)];
  if (parts.includes(name)) return `cannot name an annotation "${name}", which is a field`;
  return Object.hasOwn(annotations, name) ? `names two annotations "${name}"` : undefined;
}

function relationNames({ manyToMany, reverse }: ModelMeta): readonly string[] {
  return [...manyToMany, ...reverse].map(({ name }) => name);
}
