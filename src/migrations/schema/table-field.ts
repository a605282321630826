import { type Field, ManyToManyField } from "#rooms/db";
import type { ProjectState } from "../state/project-state.ts";
import { throughModel } from "../state/through-model.ts";
import { type Column, columnOf } from "./column.ts";
import { columnDefinition } from "./column-definition.ts";
import { createColumnIndexes } from "./column-indexes.ts";
import { addForeignKey } from "./foreign-key.ts";
import { modelFieldNamed } from "./model-field-named.ts";
import { quoteName } from "./quote.ts";
import { rowDefault } from "./row-default.ts";
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
  if (!model.meta.managed) return;
  if (state.field(label, name) instanceof ManyToManyField) {
    return createTable(schema, throughModel(model, name, state), state);
  }
  const { field } = modelFieldNamed(model, name);
  const column = columnOf(modelFieldNamed(model, name), state);
  await addColumn(schema, { table: model.meta.table, column, field });
  await addForeignKey(schema, model.meta.table, column);
  await createColumnIndexes(schema, model.meta.table, column);
}

/** Removes the column of a field with all that hangs on it, or the table of a many-to-many relation. */
export async function removeFromTable(
  schema: SchemaEditor,
  { label, name }: FieldPath,
  state: ProjectState,
): Promise<void> {
  const model = state.model(label);
  if (!model.meta.managed) return;
  if (state.field(label, name) instanceof ManyToManyField) return dropTable(schema, throughModel(model, name, state));
  const column = quoteName(modelFieldNamed(model, name).column);
  await schema.execute(`ALTER TABLE ${quoteName(model.meta.table)} DROP COLUMN ${column} CASCADE`);
}

/** Existing rows get the field's default; the column itself keeps none, as in Django. */
async function addColumn(
  schema: SchemaEditor,
  { table, column, field }: { readonly table: string; readonly column: Column; readonly field: Field },
): Promise<void> {
  const value = rowDefault(field);
  const alter = `ALTER TABLE ${quoteName(table)}`;
  const clause = value === undefined ? "" : ` DEFAULT ${value}`;
  await schema.execute(`${alter} ADD COLUMN ${columnDefinition(column)}${clause}`);
  if (value !== undefined) await schema.execute(`${alter} ALTER COLUMN ${quoteName(column.name)} DROP DEFAULT`);
}
