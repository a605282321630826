import { requireDatabase } from "../connections/database.ts";
import { keyOf } from "../key-of.ts";
import type { ModelClass } from "../model-meta.ts";
import { allRows, type QueryState, withConditions } from "../queries/query-state.ts";
import { runSelect } from "../queries/run-select.ts";
import { type DirectLink, findManyLink, type ThroughLink } from "../relations.ts";
import { selectPairs } from "../sql/join-table.ts";
import { markSaved } from "./row-state.ts";

/** Loads the relations to many of all rows: one query for a foreign key's other end, two for a join table. */
export async function loadRelated(rows: readonly object[], { model, related }: QueryState): Promise<void> {
  for (const relation of related) {
    const link = findManyLink(model.meta, relation);
    if (link === undefined || rows.length === 0) continue;
    const keys = rows.map((row) => keyOf(model, row));
    const found = "column" in link ? await rowsByReference(link, keys) : await rowsThrough(link, model, keys);
    for (const row of rows) {
      const related = found.get(keyOf(model, row)) ?? [];
      const value = link.isSingle ? (related[0] ?? null) : related;
      markSaved(row).loaded.set(relation, { key: undefined, value });
    }
  }
}

async function rowsByReference({ target, column }: DirectLink, keys: readonly unknown[]) {
  const rows = await rowsWhere(target, { [`${column.name}__in`]: keys });
  return Map.groupBy(rows, (row): unknown => Reflect.get(row, column.attribute));
}

async function rowsThrough(link: ThroughLink, model: ModelClass, keys: readonly unknown[]) {
  const pairs = await readPairs(link, model, keys);
  const { target } = link;
  const wanted = [...new Set(pairs.map(({ far }) => far))];
  const rows = await rowsWhere(target, { [`${target.meta.primaryKey.name}__in`]: wanted });
  const nearsOf = Map.groupBy(pairs, ({ far }) => far);
  const found = new Map<unknown, object[]>();
  // Going through the rows keeps the ordering of their model.
  for (const row of rows) {
    for (const { near } of nearsOf.get(keyOf(target, row)) ?? []) found.set(near, [...(found.get(near) ?? []), row]);
  }
  return found;
}

interface Pair {
  readonly near: unknown;
  readonly far: unknown;
}

async function readPairs(link: ThroughLink, { meta }: ModelClass, keys: readonly unknown[]): Promise<Pair[]> {
  const near = meta.primaryKey.field;
  const far = link.target.meta.primaryKey.field;
  const params = [keys.map((key) => near.toDatabase(key))];
  const { rows } = await requireDatabase().run({ sql: selectPairs(link), params, model: meta.label });
  return rows.map(([left, right]) => ({ near: near.fromDatabase(left ?? ""), far: far.fromDatabase(right ?? "") }));
}

function rowsWhere(target: ModelClass, where: Readonly<Record<string, unknown>>): Promise<object[]> {
  return runSelect(withConditions(allRows(target), { negated: false, where }));
}
