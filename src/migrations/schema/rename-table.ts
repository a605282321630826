import { joinModel, joinRelations } from "../state/join-model.ts";
import type { ModelState } from "../state/model-state.ts";
import type { ProjectState } from "../state/project-state.ts";
import type { StateChange } from "./alter-field.ts";
import { quoteName } from "./quote.ts";
import type { SchemaEditor } from "./schema-editor.ts";

/**
 * Renames the table of a model, and the tables and columns of many-to-many relations that are named after it. Indexes
 * and constraints keep their names, as in Django.
 *
 * @param labels The model's label on both sides.
 */
export async function renameTables(
  schema: SchemaEditor,
  labels: { readonly from: string; readonly to: string },
  change: StateChange,
): Promise<void> {
  const model = change.to.model(labels.to);
  if (model.meta.managed) await renameTable(schema, change.from.model(labels.from).meta.table, model.meta.table);
  for (const owner of change.to.models.filter(({ meta }) => meta.managed)) {
    const label = owner === model ? labels.from : owner.label;
    await renameJoinTables(schema, { owner, label }, change);
  }
}

/** Renames the table of a many-to-many relation and its columns, where they differ. */
export async function renameJoinTable(schema: SchemaEditor, old: ModelState, next: ModelState): Promise<void> {
  await renameTable(schema, old.meta.table, next.meta.table);
  for (const [position, { column }] of next.meta.fields.entries()) {
    const before = old.meta.fields[position]?.column ?? column;
    if (before === column) continue;
    const names = `${quoteName(before)} TO ${quoteName(column)}`;
    await schema.execute(`ALTER TABLE ${quoteName(next.meta.table)} RENAME COLUMN ${names}`);
  }
}

async function renameTable(schema: SchemaEditor, old: string, next: string): Promise<void> {
  if (old !== next) await schema.execute(`ALTER TABLE ${quoteName(old)} RENAME TO ${quoteName(next)}`);
}

async function renameJoinTables(
  schema: SchemaEditor,
  { owner, label }: { readonly owner: ModelState; readonly label: string },
  { from, to }: { readonly from: ProjectState; readonly to: ProjectState },
): Promise<void> {
  for (const { name } of joinRelations(owner.meta)) {
    await renameJoinTable(schema, joinModel(from.model(label), name, from), joinModel(owner, name, to));
  }
}
