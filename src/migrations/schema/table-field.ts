import { ManyToManyField } from "#rooms/db";
import { hasJoinTable, joinModel } from "../state/join-model.ts";
import type { ProjectState } from "../state/project-state.ts";
import { addColumn } from "./columns/add-column.ts";
import { modelFieldNamed } from "./model-field-named.ts";
import { quoteName } from "./quote.ts";
import type { SchemaEditor } from "./schema-editor.ts";
import { createTable, dropTable } from "./table.ts";

/** Names a field by its model's label and its own name. */
export interface FieldPath {
  readonly label: string;
  readonly name: string;
}

/** Adds the column of a field with its indexes and constraints, or the table of a many-to-many relation. */
export async function addToTable(schema: SchemaEditor, { label, name }: FieldPath, state: ProjectState): Promise<void> {
  const model = state.model(label);
  const field = state.field(label, name);
  if (!model.meta.managed) return;
  if (!(field instanceof ManyToManyField)) await addColumn(schema, model, { name, state });
  else if (hasJoinTable(field)) await createTable(schema, joinModel(model, name, state), state);
}

/** Removes the column of a field with all that hangs on it, or the table of a many-to-many relation. */
export async function removeFromTable(
  schema: SchemaEditor,
  { label, name }: FieldPath,
  state: ProjectState,
): Promise<void> {
  const model = state.model(label);
  const field = state.field(label, name);
  if (!model.meta.managed) return;
  if (field instanceof ManyToManyField) {
    if (hasJoinTable(field)) await dropTable(schema, joinModel(model, name, state));
    return;
  }
  const column = quoteName(modelFieldNamed(model, name).column);
  await schema.execute(`ALTER TABLE ${quoteName(model.meta.table)} DROP COLUMN ${column} CASCADE`);
}
