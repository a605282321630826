import { addCheck, dropCheck } from "../schema/check-constraint.ts";
import { constraintNamed, withoutConstraint } from "../state/change-constraints.ts";
import type { Operation } from "./operation.ts";

/**
 * Removes a check constraint of a model.
 *
 * @example
 * removeConstraint("Post", "title_not_empty");
 */
export function removeConstraint(model: string, name: string): Operation {
  const lower = model.toLowerCase();
  return {
    call: { builder: "removeConstraint", arguments: [model, name] },
    symbol: "-",
    description: `Remove constraint ${name} from model ${lower}`,
    nameFragment: `remove_${lower}_${name.toLowerCase()}`,
    reversible: true,
    applyToState: (state, app) => state.with(withoutConstraint(state.model(`${app}.${model}`), name)),
    forwards: ({ app, before, schema }) => dropCheck(schema, before.model(`${app}.${model}`), name),
    backwards: ({ app, before, schema }) => {
      const owner = before.model(`${app}.${model}`);
      return addCheck(schema, owner, constraintNamed(owner, name));
    },
  };
}
