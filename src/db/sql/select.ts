import { sql } from "kysely";
import type { Field } from "../fields/field.ts";
import type { ModelClass } from "../model-meta.ts";
import { type QueryState, shapeOf } from "../queries/query-state.ts";
import type { ThroughLink } from "../relations.ts";
import { type CompiledSql, compile, compileOnce, type Fragment } from "./compiler.ts";
import { type LoadedScope, loadedScopes } from "./loaded-scopes.ts";
import { distinctClause, orderClause, orderColumns } from "./order-clause.ts";
import { valueAt } from "./paths.ts";
import { Aliases, Scope } from "./scope.ts";
import { type Bindings, Slot } from "./slot.ts";
import { whereClauses } from "./where-clauses.ts";

/** A row to make out of some columns of the result. */
export interface SelectedRow {
  readonly model: ModelClass;
  /** The foreign key that led here; undefined for the rows of the query itself. */
  readonly relation: string | undefined;
  /** The place in the list of the row that the relation belongs to. */
  readonly parent: number;
  /** The first of its columns in the result. */
  readonly start: number;
}

/** A value of the result that belongs to no model's row. */
export interface SelectedValue {
  readonly name: string;
  /** How it is read; undefined where the type that PostgreSQL reports decides. */
  readonly field: Field | undefined;
  readonly index: number;
}

export interface CompiledSelect extends CompiledSql {
  /** The query's own row first; none for `values`. */
  readonly selected: readonly SelectedRow[];
  /** Annotations, or what `values` asks for. */
  readonly values: readonly SelectedValue[];
  /** The place in the result of what belongs to none of them. */
  readonly addedAt: number;
}

/** SELECT with all columns of the rows and of the foreign keys' targets to load, or of what `values` names. */
export function selectRows(state: QueryState): CompiledSelect {
  return compileOnce(state.model.meta, { kind: "rows", shape: shapeOf(state) }, () =>
    compileRows(rootScope(state), state),
  );
}

/** The same with an added column: how many rows the query has without limit and offset; PostgreSQL counts once. */
export function selectCountedRows(state: QueryState): CompiledSelect {
  return compileOnce(state.model.meta, { kind: "counted rows", shape: shapeOf(state) }, () => {
    const all = countedFragment({ ...state, limit: undefined, offset: undefined });
    return compileRows(rootScope(state), state, [sql`(select count(*) from (${all}) as counted)`]);
  });
}

/**
 * The same for rows behind a join table: each as often as it has pairs with the near keys of the value `nears`, with
 * that key in an added column.
 */
export function selectThrough(state: QueryState, { table, near, far }: ThroughLink): CompiledSelect {
  return compileOnce(state.model.meta, { kind: `through ${table}.${near}`, shape: shapeOf(state) }, () => {
    const root = rootScope(state);
    const pairs = root.frame.aliases.next();
    const key = sql`${sql.id(pairs, near)}`;
    const isWanted = sql`${key} = any(${new Slot(({ values }) => values.nears)})`;
    root.joins.push(
      sql`inner join ${sql.id(table)} as ${sql.id(pairs)} on ${sql.id(pairs, far)} = ${root.key} and ${isWanted}`,
    );
    return compileRows(root, state, [key]);
  });
}

function compileRows(root: Scope, state: QueryState, added: readonly Fragment[] = []): CompiledSelect {
  const isWhole = root.joins.length === 0;
  const loaded = state.selection ? [] : loadedScopes(root, state.model, state.related);
  const slice = isWhole && loaded.length > 1 ? sliceOf(state) : undefined;
  const columns = loaded.flatMap(({ scope }) => scope.meta.fields.map((field) => scope.column(field)));
  const named = namedValues(root, state);
  const values = named.map(({ name, field }, index) => ({ name, field, index: columns.length + index }));
  const all = sql.join([...columns, ...named.map((value) => sql`${value.sql} as ${sql.id(value.name)}`), ...added]);
  const names = named.map(({ name }) => name);
  return {
    ...compile(
      slice === undefined
        ? select({ root, state, columns: all, names })
        : sql`select ${all} from ${root.from(sql`(${slice})`)}${orderClause(root, state, { names })}`,
    ),
    selected: selectedRows(loaded),
    values,
    addedAt: columns.length + named.length,
  };
}

/**
 * The rows within limit and offset alone, where nothing but columns of their own finds and orders them: then PostgreSQL
 * joins the targets of foreign keys to these few, not to all rows among which it looks for them.
 */
function sliceOf(state: QueryState): Fragment | undefined {
  const { limit, offset, grouping, distinct, lock } = state;
  const isSliced = limit !== undefined || offset !== undefined;
  if (!isSliced || grouping || distinct || lock) return undefined;
  const root = rootScope(state);
  const slice = select({ root, state, columns: sql.join(root.meta.fields.map((field) => root.column(field))) });
  return root.joins.length === 0 ? slice : undefined;
}

/** SELECT of the primary keys. */
export function selectKeys(state: QueryState): CompiledSql {
  return compileOnce(state.model.meta, { kind: "keys", shape: shapeOf(state) }, () => compile(keysFragment(state)));
}

/** SELECT of the number of rows, within limit and offset. */
export function selectCount(state: QueryState): CompiledSql {
  return compileOnce(state.model.meta, { kind: "count", shape: shapeOf(state) }, () =>
    compile(sql`select count(*) from (${countedFragment(state)}) as counted`),
  );
}

/** SELECT that answers with a row when the query has one. */
export function selectExistence(state: QueryState): CompiledSql {
  return compileOnce(state.model.meta, { kind: "exists", shape: shapeOf(state) }, () =>
    compile(sql`select 1 where exists (${countedFragment(state)})`),
  );
}

interface FragmentOptions {
  /** What the rows consist of. */
  readonly columns: "keys" | "one" | "selection";
  /** The query around it, for `outer`. */
  readonly outer?: Scope | undefined;
}

/** The SELECT of a query for use inside another statement. */
export function selectFragment(state: QueryState, { columns, outer }: FragmentOptions): Fragment {
  const root = rootScope(state, outer);
  const read = outer === undefined ? undefined : () => state;
  if (columns === "selection") {
    const named = namedValues(root, state);
    const values = named.map((value) => sql`${value.sql} as ${sql.id(value.name)}`);
    return select({ root, state, columns: sql.join(values), names: named.map(({ name }) => name), read });
  }
  return select({ root, state, columns: columns === "keys" ? root.key : sql`1`, read });
}

/** The primary keys of a query's rows, for use inside another statement. */
export function keysFragment(state: QueryState): Fragment {
  return selectFragment(state, { columns: "keys" });
}

/** What distinguishes the rows must be selected to be counted; their order must not. */
export function countedFragment(state: QueryState, outer?: Scope): Fragment {
  const isPlain = state.selection === undefined && state.grouping === undefined;
  const sliced = state.limit !== undefined || state.offset !== undefined || Array.isArray(state.distinct);
  return selectFragment(sliced ? state : { ...state, ordering: [] }, {
    columns: isPlain ? "keys" : "selection",
    outer,
  });
}

function rootScope({ model, annotations = {}, grouping, selection }: QueryState, outer?: Scope): Scope {
  const aliases = outer?.frame.aliases ?? new Aliases();
  const groups = grouping !== undefined;
  return new Scope({
    meta: model.meta,
    frame: { aliases, annotations, groups, joinsMany: groups || selection !== undefined, outer },
  });
}

interface SelectOptions {
  readonly root: Scope;
  readonly state: QueryState;
  readonly columns: Fragment;
  /** The names that the columns have, where they have any. */
  readonly names?: readonly string[];
  /** Where an execution finds the state; that of the statement unless said otherwise. */
  readonly read?: ((bindings: Bindings) => QueryState) | undefined;
}

function select({ root, state, columns, names = [], read = ({ state: own }) => own }: SelectOptions): Fragment {
  // Conditions and ordering join tables, so they are written before FROM is.
  const { where, having } = whereClauses(root, state, read);
  const order = orderClause(root, state, { names });
  const distinct = distinctClause(root, state);
  const all = sql`${columns}${orderColumns(root, state, { names })}`;
  const end = sql`${groupClause(state)}${having}${order}${sliceClause(state, read)}${lockClause(root, state)}`;
  return sql`select ${distinct}${all} from ${root.from()}${where}${end}`;
}

/** Groups by place: a bound value inside of a grouped expression would make it another one when it is repeated. */
function groupClause({ grouping = [] }: QueryState): Fragment {
  if (grouping.length === 0) return sql``;
  return sql` group by ${sql.join(grouping.map((_, index) => sql.raw(String(index + 1))))}`;
}

function sliceClause({ limit, offset }: QueryState, read: (bindings: Bindings) => QueryState): Fragment {
  const first = limit === undefined ? sql`` : sql` limit ${new Slot((bindings) => read(bindings).limit)}`;
  const skip = offset === undefined ? sql`` : sql` offset ${new Slot((bindings) => read(bindings).offset)}`;
  return sql`${first}${skip}`;
}

function lockClause(root: Scope, { lock, model }: QueryState): Fragment {
  if (lock === undefined) return sql``;
  const loaded = loadedScopes(root, model, lock.of ?? []);
  const tables = sql.join(loaded.map(({ scope }) => sql.id(scope.alias)));
  const wait = lock.noWait ? sql` nowait` : lock.skipLocked ? sql` skip locked` : sql``;
  return sql` for update of ${tables}${wait}`;
}

interface NamedValue {
  readonly name: string;
  readonly sql: Fragment;
  readonly field: Field | undefined;
}

function namedValues(root: Scope, { selection, annotations = {} }: QueryState): readonly NamedValue[] {
  return (selection ?? Object.keys(annotations)).map((name) => {
    const { sql: value, field } = valueAt(root, name);
    return { name, sql: value, field };
  });
}

function selectedRows(loaded: readonly LoadedScope[]): readonly SelectedRow[] {
  let start = 0;
  return loaded.map(({ model, relation, parent }) => {
    const selected = { model, relation, parent, start };
    start += model.meta.fields.length;
    return selected;
  });
}
