import { f, type ManyToManyField, type ModelManyToMany, type ModelMeta } from "#rooms/db";
import { capitalised } from "#rooms/util";
import { FieldUnknown } from "../errors.ts";
import { type ModelState, modelState } from "./model-state.ts";
import type { ProjectState } from "./project-state.ts";
import { targetLabel } from "./target-label.ts";

/** The many-to-many relations of a model that have a table of their own: those through a model have none. */
export function joinRelations({ manyToMany }: ModelMeta): readonly ModelManyToMany[] {
  return manyToMany.filter(({ field }) => hasJoinTable(field));
}

/** True for a many-to-many relation whose pairs are in a table of its own. */
export function hasJoinTable({ options }: ManyToManyField): boolean {
  return options.through === undefined;
}

/** The model of a many-to-many relation's own table: a key and one foreign key to each side, unique together. */
export function joinModel(model: ModelState, name: string, state: ProjectState): ModelState {
  const relation = relationNamed(model, name);
  const target = state.model(targetLabel(relation.field));
  const fields = {
    id: f.bigAuto(),
    source: f.foreignKey(model.label, { onDelete: "cascade", column: relation.sourceColumn }),
    target: f.foreignKey(target.label, { onDelete: "cascade", column: relation.targetColumn }),
  };
  const label = `${model.meta.app}.${model.meta.name}${capitalised(name)}`;
  return modelState(label, fields, { table: relation.table, uniqueTogether: [["source", "target"]] });
}

function relationNamed({ label, meta }: ModelState, name: string): ModelManyToMany {
  const found = meta.manyToMany.find((relation) => relation.name === name);
  if (!found) throw new FieldUnknown({ label, field: name, known: meta.manyToMany.map((relation) => relation.name) });
  return found;
}
