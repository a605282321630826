import { ConstraintUnknown } from "../errors.ts";
import type { NamedConstraint } from "../schema/constraints/named-constraint.ts";
import { type ModelState, withOptions } from "./model-state.ts";

/** The model with one more check or unique constraint. */
export function withConstraint(model: ModelState, constraint: NamedConstraint): ModelState {
  const { constraints, uniqueConstraints } = model.meta;
  if ("check" in constraint) return withOptions(model, { constraints: [...constraints, constraint] });
  return withOptions(model, { uniqueConstraints: [...uniqueConstraints, constraint] });
}

/** The model without the constraint of this name. @throws ConstraintUnknown */
export function withoutConstraint(model: ModelState, name: string): ModelState {
  constraintNamed(model, name);
  const { constraints, uniqueConstraints } = model.meta;
  const stays = (constraint: NamedConstraint) => constraint.name !== name;
  return withOptions(model, {
    constraints: emptyIsUnset(constraints.filter(stays)),
    uniqueConstraints: emptyIsUnset(uniqueConstraints.filter(stays)),
  });
}

/** @throws ConstraintUnknown if the model declares no constraint of this name. */
export function constraintNamed({ label, meta }: ModelState, name: string): NamedConstraint {
  const found = [...meta.constraints, ...meta.uniqueConstraints].find((constraint) => constraint.name === name);
  if (!found) throw new ConstraintUnknown({ label, name });
  return found;
}

function emptyIsUnset<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > 0 ? items : undefined;
}
