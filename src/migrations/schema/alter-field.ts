import { isDeepStrictEqual } from "node:util";
import { ManyToManyField } from "#rooms/db";
import { AlterationUnsupported } from "../errors.ts";
import { joinModel } from "../state/join-model.ts";
import type { ProjectState } from "../state/project-state.ts";
import { targetLabel, throughLabel } from "../state/target-label.ts";
import { alterColumn } from "./columns/alter-column.ts";
import { alterKey } from "./columns/alter-key.ts";
import { columnOf } from "./columns/column.ts";
import { rowDefault } from "./columns/row-default.ts";
import { declaredNames } from "./constraints/named-constraint.ts";
import { modelFieldNamed } from "./model-field-named.ts";
import { renameJoinTable } from "./rename-table.ts";
import type { SchemaEditor } from "./schema-editor.ts";
import type { FieldPath } from "./table-field.ts";

/** The state that a change starts from and the one that it leads to. */
export interface StateChange {
  readonly from: ProjectState;
  readonly to: ProjectState;
}

/**
 * Changes the column of a field from one declaration to another, or the name of a many-to-many relation's table.
 *
 * @throws AlterationUnsupported for a field that becomes or stops to be the primary key, and for a relation of many to
 * many that gets another target or other pairs.
 */
export async function alterInTable(schema: SchemaEditor, path: FieldPath, change: StateChange): Promise<void> {
  const model = change.to.model(path.label);
  if (!model.meta.managed) return;
  const fields = [change.from, change.to].map((state) => state.field(path.label, path.name));
  const relations = fields.filter((field) => field instanceof ManyToManyField);
  if (relations.length > 0) return alterRelation(schema, { ...path, relations }, change);
  const field = modelFieldNamed(model, path.name);
  const old = columnOf(modelFieldNamed(change.from.model(path.label), path.name), change.from);
  const next = columnOf(field, change.to);
  if (old.primaryKey !== next.primaryKey) {
    throw new AlterationUnsupported({ ...path, change: "it becomes or stops to be the primary key" });
  }
  const { table } = model.meta;
  const column = { table, old, next, default: rowDefault(field.field), declared: declaredNames(model) };
  if (old.primaryKey) await alterKey(schema, { ...column, label: path.label }, change);
  else await alterColumn(schema, column);
}

/** True if two declarations of a field have the same column, so that code with either of them reads and writes it. */
export function isSameColumn({ label, name }: FieldPath, { from, to }: StateChange): boolean {
  const [old, next] = [from, to].map((state) => {
    const field = state.field(label, name);
    return field instanceof ManyToManyField
      ? [field.kind, targetLabel(field), throughLabel(field)]
      : columnOf(modelFieldNamed(state.model(label), name), state);
  });
  return isDeepStrictEqual(old, next);
}

async function alterRelation(
  schema: SchemaEditor,
  { label, name, relations }: FieldPath & { readonly relations: readonly ManyToManyField[] },
  { from, to }: StateChange,
): Promise<void> {
  const [old, next] = relations;
  if (!old || !next) throw new AlterationUnsupported({ label, name, change: "a column cannot become a relation" });
  if (targetLabel(old) !== targetLabel(next) || throughLabel(old) !== throughLabel(next)) {
    throw new AlterationUnsupported({ label, name, change: "its pairs would lose their meaning" });
  }
  if (throughLabel(next) !== undefined) return;
  await renameJoinTable(schema, joinModel(from.model(label), name, from), joinModel(to.model(label), name, to));
}
