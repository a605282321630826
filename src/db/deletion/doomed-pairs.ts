import { requireDatabase } from "../connections/database.ts";
import { targetOf } from "../fields/relation-fields.ts";
import type { ModelClass, ModelManyToMany } from "../model-meta.ts";
import { countPairs } from "../sql/join-table.ts";

/** Pairs of a many-to-many relation that would go with the rows on one of their sides. */
export interface DoomedPairs {
  /** The model that declares the relation. */
  readonly model: ModelClass;
  /** The model on the other side. */
  readonly target: ModelClass;
  /** The name of the relation. */
  readonly field: string;
  readonly count: number;
}

/** Counts the pairs of doomed rows in each join table; pairs that have a model are rows of their own. */
export async function countDoomedPairs(
  doomed: ReadonlyMap<ModelClass, ReadonlySet<unknown>>,
  models: readonly ModelClass[],
): Promise<readonly DoomedPairs[]> {
  const relations = models.flatMap((model) =>
    model.meta.manyToMany.filter(isPlain).map((relation) => ({ model, relation })),
  );
  const counted: DoomedPairs[] = [];
  for (const { model, relation } of relations) {
    const target = targetOf(relation.field.target);
    const sources = keysOf(doomed, model);
    const targets = keysOf(doomed, target);
    if (sources.length + targets.length === 0) continue;
    const sql = countPairs({ table: relation.table, near: relation.sourceColumn, far: relation.targetColumn });
    const { rows } = await requireDatabase().run({ sql, params: [sources, targets], model: model.meta.label });
    const count = Number(rows[0]?.[0]);
    if (count > 0) counted.push({ model, target, field: relation.name, count });
  }
  return counted;
}

function isPlain({ field }: ModelManyToMany): boolean {
  return field.options.through === undefined;
}

function keysOf(doomed: ReadonlyMap<ModelClass, ReadonlySet<unknown>>, model: ModelClass): readonly unknown[] {
  return [...(doomed.get(model) ?? [])].map((key) => model.meta.primaryKey.field.toDatabase(key));
}
