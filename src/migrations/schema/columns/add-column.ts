import type { ModelState } from "../../state/model-state.ts";
import type { ProjectState } from "../../state/project-state.ts";
import { modelFieldNamed } from "../model-field-named.ts";
import { quoteName } from "../quote.ts";
import type { SchemaEditor } from "../schema-editor.ts";
import { type Column, columnOf } from "./column.ts";
import { columnDefinition } from "./column-definition.ts";
import { createColumnIndexes } from "./column-indexes.ts";
import { addForeignKey } from "./foreign-key.ts";
import { rowDefault } from "./row-default.ts";

/** Adds the column of a field, with its foreign key and its indexes. */
export async function addColumn(
  schema: SchemaEditor,
  model: ModelState,
  { name, state }: { readonly name: string; readonly state: ProjectState },
): Promise<void> {
  const { table } = model.meta;
  const field = modelFieldNamed(model, name);
  const column = columnOf(field, state);
  await addWithDefault(schema, { table, column, value: rowDefault(field.field) });
  await addForeignKey(schema, table, column);
  await createColumnIndexes(schema, table, column);
}

interface NewColumn {
  readonly table: string;
  readonly column: Column;
  /** The literal for rows that exist. */
  readonly value: string | undefined;
}

/** Existing rows get the field's default; the column itself keeps only one that is declared for the database. */
async function addWithDefault(schema: SchemaEditor, { table, column, value }: NewColumn): Promise<void> {
  const alter = `ALTER TABLE ${quoteName(table)}`;
  if (value === undefined) return void (await schema.execute(`${alter} ADD COLUMN ${columnDefinition(column)}`));
  await schema.execute(`${alter} ADD COLUMN ${columnDefinition({ ...column, default: value })}`);
  const kept = column.default === undefined ? "DROP DEFAULT" : `SET DEFAULT (${column.default})`;
  await schema.execute(`${alter} ALTER COLUMN ${quoteName(column.name)} ${kept}`);
}
