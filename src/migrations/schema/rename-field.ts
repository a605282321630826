import { ManyToManyField } from "#rooms/db";
import type { ProjectState } from "../state/project-state.ts";
import { throughModel } from "../state/through-model.ts";
import { alterColumn } from "./alter-column.ts";
import { columnOf } from "./column.ts";
import { modelFieldNamed } from "./model-field-named.ts";
import { quoteName } from "./quote.ts";
import type { SchemaEditor } from "./schema-editor.ts";
import type { FieldPath } from "./table-field.ts";

/** A field under the name that it has in a state. */
export interface FieldVersion extends FieldPath {
  readonly state: ProjectState;
}

/** Renames the column of a field, with the indexes and foreign keys named after it, or its many-to-many table. */
export async function renameInTable(schema: SchemaEditor, from: FieldVersion, to: FieldVersion): Promise<void> {
  const model = to.state.model(to.label);
  if (!model.meta.managed) return;
  if (to.state.field(to.label, to.name) instanceof ManyToManyField) return renameThrough(schema, from, to);
  const old = columnOf(modelFieldNamed(from.state.model(from.label), from.name), from.state);
  const next = columnOf(modelFieldNamed(model, to.name), to.state);
  const { table, constraints } = model.meta;
  const declared = constraints.map(({ name }) => name);
  await alterColumn(schema, { table, old, next, default: undefined, declared });
}

async function renameThrough(schema: SchemaEditor, from: FieldVersion, to: FieldVersion): Promise<void> {
  const [old, next] = [from, to].map(
    ({ state, label, name }) => throughModel(state.model(label), name, state).meta.table,
  );
  if (!old || !next || old === next) return;
  await schema.execute(`ALTER TABLE ${quoteName(old)} RENAME TO ${quoteName(next)}`);
}
