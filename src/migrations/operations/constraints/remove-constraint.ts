import { addNamedConstraint, dropNamedConstraint } from "../../schema/constraints/named-constraint.ts";
import { constraintNamed, withoutConstraint } from "../../state/change-constraints.ts";
import type { Operation, SchemaChange } from "../operation.ts";

/**
 * Removes a check or unique constraint of a model.
 *
 * @example
 * removeConstraint("Post", "title_not_empty");
 */
export function removeConstraint(model: string, name: string): Operation {
  const lower = model.toLowerCase();
  const owner = ({ app, before }: SchemaChange) => before.model(`${app}.${model}`);
  return {
    call: { builder: "removeConstraint", arguments: [model, name] },
    symbol: "-",
    description: `Remove constraint ${name} from model ${lower}`,
    nameFragment: `remove_${lower}_${name.toLowerCase()}`,
    reversible: true,
    breaksOlderCode: () => undefined,
    applyToState: (state, app) => state.with(withoutConstraint(state.model(`${app}.${model}`), name)),
    forwards: (change) => dropNamedConstraint(change.schema, owner(change), constraintNamed(owner(change), name)),
    backwards: (change) => addNamedConstraint(change.schema, owner(change), constraintNamed(owner(change), name)),
  };
}
