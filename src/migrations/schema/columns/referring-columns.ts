import { ForeignKeyField, type ModelField } from "#rooms/db";
import { joinModel, joinRelations } from "../../state/join-model.ts";
import type { ModelState } from "../../state/model-state.ts";
import type { ProjectState } from "../../state/project-state.ts";
import { targetLabel } from "../../state/target-label.ts";
import type { StateChange } from "../alter-field.ts";
import { declaredNames } from "../constraints/named-constraint.ts";
import type { ColumnReference } from "../names.ts";
import type { ColumnChange } from "./alter-column.ts";
import { columnOf } from "./column.ts";

/** A column that follows the type of a primary key; its foreign key is apart, so that altering it leaves it alone. */
export interface ReferringColumn extends ColumnChange {
  readonly references: ColumnReference | undefined;
}

/** The columns that refer to a model's primary key, and those that refer to such a column in turn. */
export function referringColumns(label: string, { from, to }: StateChange): readonly ReferringColumn[] {
  return modelsWithTables(to).flatMap((model) =>
    foreignKeysTo(label, model).flatMap((field) => {
      const { references, ...next } = columnOf(field, to);
      const old = { ...columnOf(field, from), references: undefined };
      const change = { old, next: { ...next, references: undefined }, default: undefined };
      const column = { ...change, table: model.meta.table, references, declared: declaredNames(model) };
      return next.primaryKey ? [column, ...referringColumns(model.label, { from, to })] : [column];
    }),
  );
}

/** The managed models, and those of their many-to-many relations. */
function modelsWithTables(state: ProjectState): readonly ModelState[] {
  const managed = state.models.filter(({ meta }) => meta.managed);
  return managed.flatMap((model) => [
    model,
    ...joinRelations(model.meta).map(({ name }) => joinModel(model, name, state)),
  ]);
}

function foreignKeysTo(label: string, { meta }: ModelState): readonly ModelField[] {
  const wanted = label.toLowerCase();
  return meta.fields.filter(({ field }) => {
    return field instanceof ForeignKeyField && targetLabel(field).toLowerCase() === wanted;
  });
}
