import { joinModel, joinRelations } from "../state/join-model.ts";
import type { ModelState } from "../state/model-state.ts";
import type { ProjectState } from "../state/project-state.ts";
import { columnOf } from "./columns/column.ts";
import { columnDefinition } from "./columns/column-definition.ts";
import { createColumnIndexes } from "./columns/column-indexes.ts";
import { addForeignKey } from "./columns/foreign-key.ts";
import { constraintClauses, createUniqueIndexes } from "./constraints/named-constraint.ts";
import { addUniqueTogether } from "./constraints/unique-together.ts";
import { createDeclaredIndex } from "./indexes/declared-index.ts";
import { quoteName } from "./quote.ts";
import type { SchemaEditor } from "./schema-editor.ts";

/** Creates the table of a model, its indexes and constraints, and the tables of its many-to-many relations. */
export async function createTable(schema: SchemaEditor, model: ModelState, state: ProjectState): Promise<void> {
  const { meta } = model;
  if (!meta.managed) return;
  const columns = meta.fields.map((field) => columnOf(field, state));
  const definitions = [...columns.map(columnDefinition), ...constraintClauses(model)].join(", ");
  await schema.execute(`CREATE TABLE ${quoteName(meta.table)} (${definitions})`);
  for (const group of meta.uniqueTogether) await addUniqueTogether(schema, model, group);
  for (const column of columns) await addForeignKey(schema, meta.table, column);
  for (const column of columns) await createColumnIndexes(schema, meta.table, column);
  await createUniqueIndexes(schema, model);
  for (const index of meta.indexes) await createDeclaredIndex(schema, model, index);
  for (const { name } of joinRelations(meta)) await createTable(schema, joinModel(model, name, state), state);
}

/** Drops the table of a model and those of its many-to-many relations, with the foreign keys that point at them. */
export async function dropTable(schema: SchemaEditor, { meta }: ModelState): Promise<void> {
  if (!meta.managed) return;
  for (const { table } of joinRelations(meta)) await schema.execute(`DROP TABLE ${quoteName(table)} CASCADE`);
  await schema.execute(`DROP TABLE ${quoteName(meta.table)} CASCADE`);
}
