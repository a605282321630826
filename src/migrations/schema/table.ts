import type { ModelState } from "../state/model-state.ts";
import type { ProjectState } from "../state/project-state.ts";
import { throughModel } from "../state/through-model.ts";
import { checkDefinition } from "./check-constraint.ts";
import { columnOf } from "./column.ts";
import { columnDefinition } from "./column-definition.ts";
import { createColumnIndexes } from "./column-indexes.ts";
import { createDeclaredIndex } from "./declared-index.ts";
import { addForeignKey } from "./foreign-key.ts";
import { quoteName } from "./quote.ts";
import type { SchemaEditor } from "./schema-editor.ts";
import { addUniqueTogether } from "./unique-together.ts";

/** Creates the table of a model, its indexes and constraints, and the tables of its many-to-many relations. */
export async function createTable(schema: SchemaEditor, model: ModelState, state: ProjectState): Promise<void> {
  const { meta } = model;
  if (!meta.managed) return;
  const columns = meta.fields.map((field) => columnOf(field, state));
  const definitions = [...columns.map(columnDefinition), ...meta.constraints.map(checkDefinition)].join(", ");
  await schema.execute(`CREATE TABLE ${quoteName(meta.table)} (${definitions})`);
  for (const group of meta.uniqueTogether) await addUniqueTogether(schema, model, group);
  for (const column of columns) await addForeignKey(schema, meta.table, column);
  for (const column of columns) await createColumnIndexes(schema, meta.table, column);
  for (const index of meta.indexes) await createDeclaredIndex(schema, model, index);
  for (const relation of meta.manyToMany) await createTable(schema, throughModel(model, relation.name, state), state);
}

/** Drops the table of a model and those of its many-to-many relations, with the foreign keys that point at them. */
export async function dropTable(schema: SchemaEditor, { meta }: ModelState): Promise<void> {
  if (!meta.managed) return;
  for (const { table } of meta.manyToMany) await schema.execute(`DROP TABLE ${quoteName(table)} CASCADE`);
  await schema.execute(`DROP TABLE ${quoteName(meta.table)} CASCADE`);
}
