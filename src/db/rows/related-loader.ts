import { requireDatabase } from "../connections/database.ts";
import { keyOf } from "../key-of.ts";
import type { ModelClass } from "../model-meta.ts";
import { allRows, filtered, type QueryState } from "../queries/query-state.ts";
import { runSelect } from "../queries/run-select.ts";
import {
  type DirectLink,
  findManyLink,
  followName,
  type ManyLink,
  type ThroughLink,
  targetModel,
} from "../relations.ts";
import { selectPairs } from "../sql/join-table.ts";
import { markSaved } from "./row-state.ts";

/** Loads the relations to many of all rows: one query for a foreign key's other end, two for a join table. */
export async function loadRelated(rows: readonly object[], { model, related }: QueryState): Promise<void> {
  if (rows.length === 0) return;
  for (const [relation, nested] of relationTree(related)) {
    const link = findManyLink(model.meta, relation);
    if (link !== undefined) await loadMany(rows, { model, relation, link, nested });
    else if (nested.length > 0) await loadBehind(rows, { model, relation, nested });
  }
}

/** The first names of the paths, each with what follows it. */
function relationTree(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const tree = new Map<string, string[]>();
  for (const path of paths) {
    const [name = "", ...rest] = path.split(".");
    const nested = tree.get(name) ?? [];
    tree.set(name, rest.length === 0 ? nested : [...nested, rest.join(".")]);
  }
  return tree;
}

interface NestedRelation {
  readonly model: ModelClass;
  readonly relation: string;
  /** The paths to load with the rows behind the relation. */
  readonly nested: readonly string[];
}

/** The rows behind a foreign key were joined; what they lead to many of is loaded for all of them at once. */
async function loadBehind(rows: readonly object[], { model, relation, nested }: NestedRelation): Promise<void> {
  const step = followName(model.meta, relation);
  const target = "field" in step ? targetModel(step.field) : undefined;
  const behind = rows.map((row): unknown => Reflect.get(row, relation)).filter((value) => value instanceof Object);
  if (target !== undefined) await loadRelated(behind, { ...allRows(target), related: nested });
}

interface NestedLink extends NestedRelation {
  readonly link: ManyLink;
}

async function loadMany(rows: readonly object[], { model, relation, link, nested }: NestedLink): Promise<void> {
  const keys = rows.map((row) => keyOf(model, row));
  const state = { ...allRows(link.target), related: nested };
  const found =
    "column" in link ? await rowsByReference(link, state, keys) : await rowsThrough(link, state, { model, keys });
  for (const row of rows) {
    const related = found.get(keyOf(model, row)) ?? [];
    const value = link.isSingle ? (related[0] ?? null) : related;
    markSaved(row).loaded.set(relation, { key: undefined, value });
  }
}

async function rowsByReference({ column }: DirectLink, state: QueryState, keys: readonly unknown[]) {
  const rows = await rowsWhere(state, { [`${column.name}__in`]: keys });
  return Map.groupBy(rows, (row): unknown => Reflect.get(row, column.attribute));
}

interface Nears {
  readonly model: ModelClass;
  readonly keys: readonly unknown[];
}

async function rowsThrough(link: ThroughLink, state: QueryState, { model, keys }: Nears) {
  const pairs = await readPairs(link, model, keys);
  const { target } = link;
  const wanted = [...new Set(pairs.map(({ far }) => far))];
  const rows = await rowsWhere(state, { [`${target.meta.primaryKey.name}__in`]: wanted });
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

async function rowsWhere(state: QueryState, where: Readonly<Record<string, unknown>>): Promise<object[]> {
  const rows = await runSelect(filtered(state, where));
  await loadRelated(rows, state);
  return rows;
}
