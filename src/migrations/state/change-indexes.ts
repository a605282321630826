import type { ModelIndex } from "#rooms/db";
import { IndexUnknown } from "../errors.ts";
import { type ModelState, withOptions } from "./model-state.ts";

/** The model with one more declared index. */
export function withIndex(model: ModelState, index: ModelIndex): ModelState {
  return withOptions(model, { indexes: [...model.meta.indexes, index] });
}

/** The model without the index of this name. @throws IndexUnknown */
export function withoutIndex(model: ModelState, name: string): ModelState {
  const gone = indexNamed(model, name);
  return withOptions(model, { indexes: model.meta.indexes.filter((index) => index !== gone) });
}

/** @throws IndexUnknown if the model declares no index of this name. */
export function indexNamed(model: ModelState, name: string): ModelIndex {
  const found = model.meta.indexes.find((index) => index.name === name);
  if (!found) throw new IndexUnknown({ label: model.label, name });
  return found;
}
