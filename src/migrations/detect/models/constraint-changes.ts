import { addConstraint } from "../../operations/constraints/add-constraint.ts";
import { removeConstraint } from "../../operations/constraints/remove-constraint.ts";
import type { NamedConstraint } from "../../schema/constraints/named-constraint.ts";
import type { ModelState } from "../../state/model-state.ts";
import type { LossesAndGains } from "./index-changes.ts";

/** How the named constraints of a model changed; one of the same name that says something else is made anew. */
export function constraintChanges(old: ModelState, next: ModelState): LossesAndGains {
  return {
    losses: missingIn(next, old).map(({ name }) => removeConstraint(next.meta.name, name)),
    gains: missingIn(old, next).map((constraint) => addConstraint(next.meta.name, constraint)),
  };
}

function missingIn(other: ModelState, model: ModelState): readonly NamedConstraint[] {
  const known = new Set(constraintsOf(other).map(identity));
  return constraintsOf(model).filter((constraint) => !known.has(identity(constraint)));
}

function constraintsOf({ meta }: ModelState): readonly NamedConstraint[] {
  return [...meta.constraints, ...meta.uniqueConstraints];
}

function identity(constraint: NamedConstraint): string {
  if ("check" in constraint) return JSON.stringify([constraint.name, constraint.check]);
  const { name, fields, where, deferrable, include = [], opclasses = [] } = constraint;
  return JSON.stringify([name, fields, where, deferrable, include, opclasses]);
}
