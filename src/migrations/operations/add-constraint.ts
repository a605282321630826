import type { ModelConstraint } from "#rooms/db";
import { addCheck, dropCheck } from "../schema/check-constraint.ts";
import { withConstraint } from "../state/change-constraints.ts";
import type { Operation } from "./operation.ts";

/**
 * Adds a check constraint to a model.
 *
 * @param constraint Its condition is SQL over columns; PostgreSQL refuses it if a row that exists breaks it.
 *
 * @example
 * addConstraint("Post", { name: "title_not_empty", check: `"title" <> ''` });
 */
export function addConstraint(model: string, constraint: ModelConstraint): Operation {
  const lower = model.toLowerCase();
  return {
    call: { builder: "addConstraint", arguments: [model, constraint] },
    symbol: "+",
    description: `Create constraint ${constraint.name} on model ${lower}`,
    nameFragment: `${lower}_${constraint.name.toLowerCase()}`,
    reversible: true,
    applyToState: (state, app) => state.with(withConstraint(state.model(`${app}.${model}`), constraint)),
    forwards: ({ app, after, schema }) => addCheck(schema, after.model(`${app}.${model}`), constraint),
    backwards: ({ app, after, schema }) => dropCheck(schema, after.model(`${app}.${model}`), constraint.name),
  };
}
