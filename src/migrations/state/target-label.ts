import { ForeignKeyField, ManyToManyField, type ModelClass } from "#rooms/db";
import type { StateField } from "./model-state.ts";

/** The label of the model that a relation points at, such as `auth.User`. */
export function targetLabel({ target }: ForeignKeyField | ManyToManyField): string {
  return labelOf(target);
}

/** The label of the model that holds the pairs of a many-to-many relation, if one is declared. */
export function throughLabel({ options: { through } }: ManyToManyField): string | undefined {
  return through === undefined ? undefined : labelOf(through);
}

/** The labels of the models that a field needs: its target, and the model of its pairs. */
export function relationTargets(field: StateField): readonly string[] {
  if (field instanceof ForeignKeyField) return [targetLabel(field)];
  if (!(field instanceof ManyToManyField)) return [];
  const through = throughLabel(field);
  return through === undefined ? [targetLabel(field)] : [targetLabel(field), through];
}

function labelOf(target: ForeignKeyField["target"]): string {
  if (typeof target === "string") return target;
  // The signature of a thunk hides its result from the compiler, never from the program.
  return (target as () => unknown as () => ModelClass)().meta.label;
}
