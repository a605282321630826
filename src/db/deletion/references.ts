import { ForeignKeyField, type OnDelete, targetOf } from "../fields/relation-fields.ts";
import type { ModelClass, ModelField } from "../model-meta.ts";

/** A foreign key somewhere that refers to a model. */
export interface Reference {
  readonly model: ModelClass;
  readonly column: ModelField;
  readonly onDelete: OnDelete;
}

/** A join table's column that refers to a model. */
export interface JoinReference {
  readonly table: string;
  readonly near: string;
}

/** All foreign keys of the project's models that refer to one of them. */
export function referencesTo(target: ModelClass, models: readonly ModelClass[]): Reference[] {
  return models.flatMap((model) =>
    model.meta.fields.flatMap((column) => {
      const { field } = column;
      if (!(field instanceof ForeignKeyField) || targetOf(field.target).meta !== target.meta) return [];
      return [{ model, column, onDelete: field.onDelete }];
    }),
  );
}

/** All join tables that refer to a model; the foreign keys of a through model have rules of their own. */
export function joinReferencesTo(target: ModelClass, models: readonly ModelClass[]): JoinReference[] {
  return models.flatMap(({ meta }) =>
    meta.manyToMany.flatMap(({ table, sourceColumn, targetColumn, field }) => {
      if (field.options.through !== undefined) return [];
      return [
        ...(meta === target.meta ? [{ table, near: sourceColumn }] : []),
        ...(targetOf(field.target).meta === target.meta ? [{ table, near: targetColumn }] : []),
      ];
    }),
  );
}

/** Orders models so that those that refer come before those that they refer to, where no circle forbids it. */
export function referrersFirst(models: readonly ModelClass[]): ModelClass[] {
  const seen = new Set<ModelClass>();
  const visit = (model: ModelClass): ModelClass[] => {
    if (seen.has(model)) return [];
    seen.add(model);
    return [...referencesTo(model, models).flatMap((reference) => visit(reference.model)), model];
  };
  return models.flatMap(visit);
}
