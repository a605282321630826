import type { ModelClass } from "./model-meta.ts";

/** The value of a row's primary key; undefined for one that was never saved. */
export function keyOf({ meta }: ModelClass, row: object): unknown {
  return Reflect.get(row, meta.primaryKey.attribute);
}

/** The key of a row of the model; any other value is a key already. */
export function asKey(model: ModelClass, value: unknown): unknown {
  return value instanceof model ? keyOf(model, value) : value;
}
