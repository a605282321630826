import { requireDatabase } from "../connections/database.ts";
import { keyOf } from "../key-of.ts";
import type { ModelClass } from "../model-meta.ts";
import { allRows, filtered, type QueryState } from "../queries/query-state.ts";
import { runSelect } from "../queries/run-select.ts";
import { statement } from "../queries/statement.ts";
import {
  type DirectLink,
  findManyLink,
  followName,
  type ManyLink,
  type ThroughLink,
  targetModel,
} from "../relations.ts";
import { selectThrough } from "../sql/select.ts";
import { hydrateRows } from "./hydrate.ts";
import { markSaved } from "./row-state.ts";

/** Loads the relations to many of all rows, each by one query. */
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

/** In the ordering of the target; a row that several of the others lead to is one and the same object for all. */
async function rowsThrough(link: ThroughLink, state: QueryState, { model, keys }: Nears) {
  const { field } = model.meta.primaryKey;
  const select = selectThrough(state, link);
  const values = { nears: keys.map((key) => field.toDatabase(key)) };
  const result = await requireDatabase().run(statement(select, { state, values }));
  const rows = sharedRows(link.target, hydrateRows(result, select));
  await loadRelated([...new Set(rows)], state);
  const found = new Map<unknown, object[]>();
  for (const [index, row] of rows.entries()) {
    const near = field.fromDatabase(result.rows[index]?.[select.addedAt] ?? "");
    found.set(near, [...(found.get(near) ?? []), row]);
  }
  return found;
}

/** The first of the rows with the same key in the place of each. */
function sharedRows(model: ModelClass, rows: readonly object[]): readonly object[] {
  const byKey = new Map<unknown, object>();
  return rows.map((row) => {
    const key = keyOf(model, row);
    const shared = byKey.get(key) ?? row;
    byKey.set(key, shared);
    return shared;
  });
}

async function rowsWhere(state: QueryState, where: Readonly<Record<string, unknown>>): Promise<object[]> {
  const rows = await runSelect(filtered(state, where));
  await loadRelated(rows, state);
  return rows;
}
