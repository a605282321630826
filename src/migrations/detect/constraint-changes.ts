import type { ModelConstraint } from "#rooms/db";
import { addConstraint } from "../operations/add-constraint.ts";
import { removeConstraint } from "../operations/remove-constraint.ts";
import type { ModelState } from "../state/model-state.ts";
import type { LossesAndGains } from "./index-changes.ts";

/** How the check constraints of a model changed; one of the same name and another condition is made anew. */
export function constraintChanges(old: ModelState, next: ModelState): LossesAndGains {
  return {
    losses: missingIn(next, old).map(({ name }) => removeConstraint(next.meta.name, name)),
    gains: missingIn(old, next).map((constraint) => addConstraint(next.meta.name, constraint)),
  };
}

function missingIn(other: ModelState, model: ModelState): readonly ModelConstraint[] {
  const known = new Set(other.meta.constraints.map(({ name, check }) => `${name} ${check}`));
  return model.meta.constraints.filter(({ name, check }) => !known.has(`${name} ${check}`));
}
