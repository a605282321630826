import {
  addNamedConstraint,
  dropNamedConstraint,
  type NamedConstraint,
} from "../../schema/constraints/named-constraint.ts";
import { withConstraint } from "../../state/change-constraints.ts";
import type { Operation } from "../operation.ts";

/**
 * Adds a check or unique constraint to a model; PostgreSQL refuses it if rows that exist break it.
 *
 * @param constraint The condition of a check is SQL over columns; a unique constraint names fields.
 *
 * @example
 * addConstraint("Post", { name: "title_not_empty", check: `"title" <> ''` });
 * addConstraint("Post", { name: "one_draft", fields: ["author"], where: `"status" = 'draft'` });
 */
export function addConstraint(model: string, constraint: NamedConstraint): Operation {
  const lower = model.toLowerCase();
  return {
    call: { builder: "addConstraint", arguments: [model, constraint] },
    symbol: "+",
    description: `Create constraint ${constraint.name} on model ${lower}`,
    nameFragment: `${lower}_${constraint.name.toLowerCase()}`,
    reversible: true,
    breaksOlderCode: () => `rows of ${model} must fulfil ${constraint.name}`,
    applyToState: (state, app) => state.with(withConstraint(state.model(`${app}.${model}`), constraint)),
    forwards: ({ app, after, schema }) => addNamedConstraint(schema, after.model(`${app}.${model}`), constraint),
    backwards: ({ app, after, schema }) => dropNamedConstraint(schema, after.model(`${app}.${model}`), constraint),
  };
}
