import { ManyToManyField } from "#rooms/db";
import { AlterationUnsupported } from "../errors.ts";
import type { ProjectState } from "../state/project-state.ts";
import { throughModel } from "../state/through-model.ts";
import { alterColumn } from "./alter-column.ts";
import { columnOf } from "./column.ts";
import { modelFieldNamed } from "./model-field-named.ts";
import { rowDefault } from "./row-default.ts";
import type { SchemaEditor } from "./schema-editor.ts";
import type { FieldPath } from "./table-field.ts";

/** The state that a change starts from and the one that it leads to. */
export interface StateChange {
  readonly from: ProjectState;
  readonly to: ProjectState;
}

/**
 * Changes the column of a field from one declaration to another.
 *
 * @throws AlterationUnsupported for another type of a primary key, and for a many-to-many relation that moves.
 */
export async function alterInTable(schema: SchemaEditor, path: FieldPath, change: StateChange): Promise<void> {
  const model = change.to.model(path.label);
  if (!model.meta.managed || isManyToMany(path, change)) return;
  const field = modelFieldNamed(model, path.name);
  const old = columnOf(modelFieldNamed(change.from.model(path.label), path.name), change.from);
  const next = columnOf(field, change.to);
  if (old.primaryKey !== next.primaryKey || (old.primaryKey && old.type !== next.type)) {
    throw new AlterationUnsupported({
      ...path,
      change: "it is or becomes the primary key, which other tables refer to",
    });
  }
  const { table, constraints } = model.meta;
  const declared = constraints.map(({ name }) => name);
  await alterColumn(schema, { table, old, next, default: rowDefault(field.field), declared });
}

/** True for a many-to-many relation that stays as it is. */
function isManyToMany(path: FieldPath, { from, to }: StateChange): boolean {
  const kinds = [from, to].map((state) => state.field(path.label, path.name) instanceof ManyToManyField);
  if (!kinds.includes(true)) return false;
  if (kinds.includes(false)) throw new AlterationUnsupported({ ...path, change: "a column cannot become a relation" });
  if (throughTable(path, from) !== throughTable(path, to)) {
    throw new AlterationUnsupported({ ...path, change: "its join table would have to move" });
  }
  return true;
}

/** What tells join tables apart: the table and the columns that refer to both sides. */
function throughTable({ label, name }: FieldPath, state: ProjectState): string {
  const { meta } = throughModel(state.model(label), name, state);
  return [meta.table, ...meta.fields.map(({ column }) => column)].join();
}
