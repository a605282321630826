import { ManyToManyField } from "#rooms/db";
import { columnOf } from "../schema/column.ts";
import { modelFieldNamed } from "../schema/model-field-named.ts";
import type { ModelState } from "../state/model-state.ts";
import type { ProjectState } from "../state/project-state.ts";
import { throughModel } from "../state/through-model.ts";

/** What the database knows of a field, as a text: two fields of one signature need no migration between them. */
export function fieldSignature(model: ModelState, name: string, state: ProjectState): string {
  if (model.fields[name] instanceof ManyToManyField) return throughSignature(throughModel(model, name, state), state);
  return JSON.stringify(columnOf(modelFieldNamed(model, name), state));
}

function throughSignature({ meta }: ModelState, state: ProjectState): string {
  return JSON.stringify([meta.table, ...meta.fields.map((field) => columnOf(field, state))]);
}
