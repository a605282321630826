import type { ModelField } from "#rooms/db";
import { FieldUnknown } from "../errors.ts";
import type { ModelState } from "../state/model-state.ts";

/** A field of a model with its column. @throws FieldUnknown */
export function modelFieldNamed({ label, meta }: ModelState, name: string): ModelField {
  const found = meta.fields.find((field) => field.name === name);
  if (!found) throw new FieldUnknown({ label, field: name, known: meta.fields.map((field) => field.name) });
  return found;
}
