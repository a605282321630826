import { sql } from "kysely";
import { QueryInvalid } from "../errors.ts";
import type { ModelClass } from "../model-meta.ts";
import { type QueryState, shapeOf } from "../queries/query-state.ts";
import { followName, targetModel } from "../relations.ts";
import { type CompiledSql, compile, compileOnce, type Fragment } from "./compiler.ts";
import { walk, whereClause } from "./conditions.ts";
import { Aliases, Scope } from "./scope.ts";
import { Slot } from "./slot.ts";

/** A row to make out of some columns of the result. */
export interface SelectedRow {
  readonly model: ModelClass;
  /** The foreign key that led here; undefined for the rows of the query itself. */
  readonly relation: string | undefined;
  /** The first of its columns in the result. */
  readonly start: number;
}

export interface CompiledSelect extends CompiledSql {
  /** The query's own row first. */
  readonly selected: readonly SelectedRow[];
}

/** SELECT with all columns of the rows and of the foreign keys' targets to load. */
export function selectRows(state: QueryState): CompiledSelect {
  return compileOnce(state.model.meta, `rows ${shapeOf(state)}`, () => {
    const root = rootScope(state);
    const loaded = loadedScopes(root, state);
    const columns = loaded.flatMap(({ scope }) => scope.meta.fields.map((field) => scope.column(field)));
    return { ...compile(select(root, state, sql.join(columns))), selected: selectedRows(loaded) };
  });
}

/** SELECT of the primary keys. */
export function selectKeys(state: QueryState): CompiledSql {
  return compileOnce(state.model.meta, `keys ${shapeOf(state)}`, () => compile(keysFragment(state)));
}

/** SELECT of the number of rows, within limit and offset. */
export function selectCount(state: QueryState): CompiledSql {
  return compileOnce(state.model.meta, `count ${shapeOf(state)}`, () =>
    compile(sql`select count(*) from (${keysFragment({ ...state, ordering: [] })}) as counted`),
  );
}

/** SELECT that answers with a row when the query has one. */
export function selectExistence(state: QueryState): CompiledSql {
  return compileOnce(state.model.meta, `exists ${shapeOf(state)}`, () =>
    compile(sql`select 1 where exists (${keysFragment({ ...state, ordering: [] })})`),
  );
}

/** The primary keys of a query's rows, for use inside another statement. */
export function keysFragment(state: QueryState): Fragment {
  const root = rootScope(state);
  return select(root, state, root.key);
}

function rootScope({ model }: QueryState): Scope {
  return new Scope({ meta: model.meta, aliases: new Aliases() });
}

function select(root: Scope, state: QueryState, columns: Fragment): Fragment {
  // Conditions and ordering join tables, so they are written before FROM is.
  const where = whereClause(root, state);
  const order = orderClause(root, state);
  return sql`select ${columns} from ${root.from()}${where}${order}${sliceClause(state)}`;
}

function orderClause(root: Scope, { ordering, model }: QueryState): Fragment {
  const paths = ordering ?? model.meta.ordering;
  const terms = paths.map((path) => orderTerm(root, path));
  return terms.length === 0 ? sql`` : sql` order by ${sql.join(terms)}`;
}

function orderTerm(root: Scope, path: string): Fragment {
  const descending = path.startsWith("-");
  const end = walk(root, path.slice(descending ? 1 : 0).split("."));
  if ("link" in end) {
    throw new QueryInvalid({
      model: root.meta.label,
      problem: `cannot be ordered by "${path}", which leads to many rows`,
    });
  }
  return sql`${end.scope.column(end.field)} ${descending ? sql`desc` : sql`asc`}`;
}

function sliceClause({ limit, offset }: QueryState): Fragment {
  const first = limit === undefined ? sql`` : sql` limit ${new Slot(({ state }) => state.limit)}`;
  const skip = offset === undefined ? sql`` : sql` offset ${new Slot(({ state }) => state.offset)}`;
  return sql`${first}${skip}`;
}

interface LoadedScope {
  readonly scope: Scope;
  readonly model: ModelClass;
  readonly relation: string | undefined;
}

function loadedScopes(root: Scope, { model, related }: QueryState): readonly LoadedScope[] {
  const own = { scope: root, model, relation: undefined };
  return [own, ...related.flatMap((relation) => loadedScope(root, relation))];
}

/** Relations to many rows are loaded by a query of their own. */
function loadedScope(root: Scope, relation: string): LoadedScope[] {
  const step = followName(root.meta, relation);
  if ("link" in step) return [];
  const model = targetModel(step.field);
  const scope = root.join(step.field);
  return model && scope ? [{ scope, model, relation }] : [];
}

function selectedRows(loaded: readonly LoadedScope[]): readonly SelectedRow[] {
  let start = 0;
  return loaded.map(({ model, relation }) => {
    const selected = { model, relation, start };
    start += model.meta.fields.length;
    return selected;
  });
}
