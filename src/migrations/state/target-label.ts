import type { ForeignKeyField, ManyToManyField, ModelClass } from "#rooms/db";

/** The label of the model that a relation points at, such as `auth.User`. */
export function targetLabel({ target }: ForeignKeyField | ManyToManyField): string {
  if (typeof target === "string") return target;
  // The signature of a thunk hides its result from the compiler, never from the program.
  return (target as () => unknown as () => ModelClass)().meta.label;
}
