import { sql } from "kysely";
import type { ModelField, ModelMeta } from "../model-meta.ts";
import { type QueryState, shapeOf } from "../queries/query-state.ts";
import { type CompiledSql, columnList, compile, compileOnce, type Fragment } from "./compiler.ts";
import { whereClause } from "./conditions.ts";
import { Aliases, Scope } from "./scope.ts";
import { keysFragment } from "./select.ts";
import { Slot } from "./slot.ts";

/** INSERT of one row; answers with all its columns, what the database filled in included. */
export function insertRow(meta: ModelMeta, fields: readonly ModelField[]): CompiledSql {
  const columns = fields.map(({ column }) => column);
  return compileOnce(meta, `insert ${JSON.stringify(columns)}`, () => {
    const values = sql`(${columnList(columns)}) values (${sql.join(fields.map(valueSlot))})`;
    const given = fields.length === 0 ? sql`default values` : values;
    const returned = columnList(meta.fields.map(({ column }) => column));
    return compile(sql`insert into ${sql.id(meta.table)} ${given} returning ${returned}`);
  });
}

/** UPDATE of all rows of a query. */
export function updateRows(state: QueryState, fields: readonly ModelField[]): CompiledSql {
  const columns = JSON.stringify(fields.map(({ column }) => column));
  return compileOnce(state.model.meta, `update ${columns} ${shapeOf(state)}`, () => {
    const assignments = fields.map((field) => sql`${sql.id(field.column)} = ${valueSlot(field)}`);
    return compileForQuery(state, (table) => sql`update ${table} set ${sql.join(assignments)}`);
  });
}

/** DELETE of all rows of a query. */
export function deleteRows(state: QueryState): CompiledSql {
  return compileOnce(state.model.meta, `delete ${shapeOf(state)}`, () =>
    compileForQuery(state, (table) => sql`delete from ${table}`),
  );
}

function valueSlot({ name, field }: ModelField): Slot {
  return new Slot(({ values }) => {
    const value = values[name];
    return value === null ? null : field.toDatabase(value);
  });
}

/**
 * Puts the conditions on the statement itself where they need no join: PostgreSQL then looks at them again when another
 * transaction has changed a row meanwhile, so that of two updates of `filter({ status: "new" })` one takes the row.
 */
function compileForQuery(state: QueryState, write: (table: Fragment) => Fragment): CompiledSql {
  const { meta } = state.model;
  const scope = new Scope({ meta, aliases: new Aliases() });
  const where = whereClause(scope, state);
  const simple = scope.joins.length === 0 && state.limit === undefined && state.offset === undefined;
  if (simple) return compile(sql`${write(scope.from())}${where}`);
  const keys = keysFragment(state);
  return compile(sql`${write(sql.id(meta.table))} where ${sql.id(meta.primaryKey.column)} in (${keys})`);
}
