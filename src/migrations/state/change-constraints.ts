import type { ModelConstraint } from "#rooms/db";
import { ConstraintUnknown } from "../errors.ts";
import { type ModelState, withOptions } from "./model-state.ts";

/** The model with one more check constraint. */
export function withConstraint(model: ModelState, constraint: ModelConstraint): ModelState {
  return withOptions(model, { constraints: [...model.meta.constraints, constraint] });
}

/** The model without the check constraint of this name. @throws ConstraintUnknown */
export function withoutConstraint(model: ModelState, name: string): ModelState {
  const gone = constraintNamed(model, name);
  return withOptions(model, { constraints: model.meta.constraints.filter((constraint) => constraint !== gone) });
}

/** @throws ConstraintUnknown if the model declares no check constraint of this name. */
export function constraintNamed(model: ModelState, name: string): ModelConstraint {
  const found = model.meta.constraints.find((constraint) => constraint.name === name);
  if (!found) throw new ConstraintUnknown({ label: model.label, name });
  return found;
}
