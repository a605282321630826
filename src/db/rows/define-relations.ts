import { RelationNotLoaded } from "../errors.ts";
import { ForeignKeyField } from "../fields/relation-fields.ts";
import type { ModelMeta } from "../model-meta.ts";
import { rowState } from "./row-state.ts";

/** Defines the properties that answer with loaded relations, and that say so where nothing was loaded. */
export function defineRelations(prototype: object, meta: ModelMeta): void {
  for (const { name, attribute, field } of meta.fields) {
    if (field instanceof ForeignKeyField) defineLoaded(prototype, meta, { name, attribute });
  }
  for (const { name } of [...meta.manyToMany, ...meta.reverse]) defineLoaded(prototype, meta, { name });
}

interface Relation {
  readonly name: string;
  /** The foreign key's property; relations to many have none. */
  readonly attribute?: string;
}

function defineLoaded(prototype: object, { label }: ModelMeta, { name, attribute }: Relation): void {
  Object.defineProperty(prototype, name, {
    configurable: true,
    get(this: object) {
      const loaded = rowState(this)?.loaded.get(name);
      const isStale = attribute !== undefined && loaded?.key !== Reflect.get(this, attribute);
      if (loaded === undefined || isStale) throw new RelationNotLoaded({ model: label, relation: name });
      return loaded.value;
    },
  });
}
