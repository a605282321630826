import { ForeignKeyField, ManyToManyField } from "#rooms/db";
import type { ModelState, StateField } from "../../state/model-state.ts";
import { relationTargets, targetLabel } from "../../state/target-label.ts";

/** Orders models so that those which are referred to come before those which refer, where no circle forbids it. */
export function targetsFirst(models: readonly ModelState[]): readonly ModelState[] {
  const byLabel = new Map(models.map((model) => [model.label.toLowerCase(), model]));
  const visited = new Set<ModelState>();
  const done = new Set<ModelState>();
  const visit = (model: ModelState) => {
    if (visited.has(model)) return;
    visited.add(model);
    for (const target of targetsOf(model)) {
      const next = byLabel.get(target.toLowerCase());
      if (next) visit(next);
    }
    done.add(model);
  };
  for (const model of models) visit(model);
  return [...done];
}

/** The names of the fields of a model that refer to one of some models, other than itself. */
export function fieldsThatReferTo(labels: ReadonlySet<string>, { label, fields }: ModelState): readonly string[] {
  const refers = (field: StateField) => {
    return relationTargets(field).some((target) => labels.has(target.toLowerCase()) && !isSame(target, label));
  };
  return Object.entries(fields).flatMap(([name, field]) => (refers(field) ? [name] : []));
}

/** The model of pairs refers back to the model that declares the relation, so it does not come first. */
function targetsOf({ fields }: ModelState): readonly string[] {
  return Object.values(fields).flatMap((field) => {
    return field instanceof ForeignKeyField || field instanceof ManyToManyField ? [targetLabel(field)] : [];
  });
}

function isSame(label: string, other: string): boolean {
  return label.toLowerCase() === other.toLowerCase();
}
