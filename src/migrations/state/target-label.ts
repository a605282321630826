import { ForeignKeyField, ManyToManyField, type ModelClass } from "#rooms/db";
import type { StateField } from "./model-state.ts";

/** The label of the model that a relation points at, such as `auth.User`. */
export function targetLabel({ target }: ForeignKeyField | ManyToManyField): string {
  if (typeof target === "string") return target;
  // The signature of a thunk hides its result from the compiler, never from the program.
  return (target as () => unknown as () => ModelClass)().meta.label;
}

/** The label that a field points at, or undefined if it is no relation. */
export function relationTarget(field: StateField): string | undefined {
  return field instanceof ForeignKeyField || field instanceof ManyToManyField ? targetLabel(field) : undefined;
}
