import { ManyToManyField } from "#rooms/db";
import { hasJoinTable, joinModel } from "../state/join-model.ts";
import type { ProjectState } from "../state/project-state.ts";
import { alterColumn } from "./columns/alter-column.ts";
import { columnOf } from "./columns/column.ts";
import { declaredNames } from "./constraints/named-constraint.ts";
import { modelFieldNamed } from "./model-field-named.ts";
import { renameJoinTable } from "./rename-table.ts";
import type { SchemaEditor } from "./schema-editor.ts";
import type { FieldPath } from "./table-field.ts";

/** A field under the name that it has in a state. */
export interface FieldVersion extends FieldPath {
  readonly state: ProjectState;
}

/** Renames the column of a field, or its many-to-many table. */
export async function renameInTable(schema: SchemaEditor, from: FieldVersion, to: FieldVersion): Promise<void> {
  const model = to.state.model(to.label);
  if (!model.meta.managed) return;
  const field = to.state.field(to.label, to.name);
  if (field instanceof ManyToManyField) {
    if (hasJoinTable(field)) await renameJoinTable(schema, joinOf(from), joinOf(to));
    return;
  }
  const old = columnOf(modelFieldNamed(from.state.model(from.label), from.name), from.state);
  const next = columnOf(modelFieldNamed(model, to.name), to.state);
  const { table } = model.meta;
  // A reference to the model itself leads to its key, which may be what is renamed.
  const same = { ...next, references: old.references };
  await alterColumn(schema, { table, old, next: same, default: undefined, declared: declaredNames(model) });
}

function joinOf({ state, label, name }: FieldVersion) {
  return joinModel(state.model(label), name, state);
}
