import { ForeignKeyField, ManyToManyField } from "#rooms/db";
import { columnOf } from "../../schema/columns/column.ts";
import { modelFieldNamed } from "../../schema/model-field-named.ts";
import type { ModelState } from "../../state/model-state.ts";
import type { ProjectState } from "../../state/project-state.ts";
import { targetLabel, throughLabel } from "../../state/target-label.ts";

/**
 * What the database knows of a field, as a text, and what deletions follow, which historical models need to know: two
 * fields of one signature need no migration between them. What a
 * relation takes over from its target (type, table) changes with the target, and is no change of its own.
 */
export function fieldSignature(model: ModelState, name: string, state: ProjectState): string {
  const field = model.fields[name];
  if (field instanceof ManyToManyField) return relationSignature(field);
  const { type, references, ...column } = columnOf(modelFieldNamed(model, name), state);
  if (!(field instanceof ForeignKeyField)) return JSON.stringify([column, type]);
  return JSON.stringify([column, targetLabel(field), references !== undefined, field.onDelete]);
}

function relationSignature(field: ManyToManyField): string {
  return JSON.stringify([targetLabel(field), throughLabel(field), field.options.table]);
}
