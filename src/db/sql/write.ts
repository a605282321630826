import { sql } from "kysely";
import { QueryInvalid } from "../errors.ts";
import { Expression } from "../expressions/expression.ts";
import type { ModelField, ModelMeta } from "../model-meta.ts";
import { type QueryState, shapeOf } from "../queries/query-state.ts";
import { type CompiledSql, columnList, compile, compileOnce, type Fragment } from "./compiler.ts";
import { Aliases, Scope } from "./scope.ts";
import { keysFragment } from "./select.ts";
import { Slot, type Values } from "./slot.ts";
import { whereClauses } from "./where-clauses.ts";

/** INSERT of one row; answers with all its columns, what the database filled in included. */
export function insertRow(meta: ModelMeta, fields: readonly ModelField[]): CompiledSql {
  const columns = fields.map(({ column }) => column);
  return compileOnce(meta, { kind: "insert", shape: JSON.stringify(columns) }, () => {
    const values = sql`(${columnList(columns)}) values (${sql.join(fields.map(valueSlot))})`;
    const given = fields.length === 0 ? sql`default values` : values;
    const returned = columnList(meta.fields.map(({ column }) => column));
    return compile(sql`insert into ${sql.id(meta.table)} ${given} returning ${returned}`);
  });
}

/**
 * UPDATE of all rows of a query; `values` are looked at for expressions only.
 *
 * @throws QueryInvalid for an expression that needs another table.
 */
export function updateRows(state: QueryState, fields: readonly ModelField[], values: Values = {}): CompiledSql {
  const computed = fields.some(({ name }) => values[name] instanceof Expression);
  const shape = computed ? undefined : shapeOf(state);
  const kind = `update ${JSON.stringify(fields.map(({ column }) => column))}`;
  return compileOnce(state.model.meta, { kind, shape }, () =>
    compileForQuery(state, (scope) => {
      const assignments = fields.map((field) => sql`${sql.id(field.column)} = ${assigned(scope, field, values)}`);
      return sql`update ${scope.from()} set ${sql.join(assignments)}`;
    }),
  );
}

/** DELETE of all rows of a query. */
export function deleteRows(state: QueryState): CompiledSql {
  return compileOnce(state.model.meta, { kind: "delete", shape: shapeOf(state) }, () =>
    compileForQuery(state, (scope) => sql`delete from ${scope.from()}`),
  );
}

function valueSlot({ name, field }: ModelField): Slot {
  return new Slot(({ values }) => {
    const value = values[name];
    return value === null ? null : field.toDatabase(value);
  });
}

function assigned(scope: Scope, field: ModelField, values: Values): Fragment | Slot {
  const value = values[field.name];
  if (!(value instanceof Expression)) return valueSlot(field);
  const written = value.write(scope, field.field).sql;
  if (scope.joins.length === 0) return written;
  const problem = `cannot set "${field.name}" to what stands in another table`;
  throw new QueryInvalid({ model: scope.meta.label, problem });
}

/**
 * Puts the conditions on the statement itself where they need no join: PostgreSQL then looks at them again when another
 * transaction has changed a row meanwhile, so that of two updates of `filter({ status: "new" })` one takes the row.
 */
function compileForQuery(state: QueryState, write: (scope: Scope) => Fragment): CompiledSql {
  const { annotations = {}, distinct, limit, offset } = state;
  const frame = { aliases: new Aliases(), annotations };
  const scope = new Scope({ meta: state.model.meta, frame });
  const { where } = whereClauses(scope, state, (bindings) => bindings.state);
  const simple = scope.joins.length === 0 && limit === undefined && offset === undefined && distinct === undefined;
  if (simple) return compile(sql`${write(scope)}${where}`);
  const target = new Scope({ meta: state.model.meta, frame: { aliases: new Aliases(), annotations } });
  return compile(sql`${write(target)} where ${target.key} in (${keysFragment(state)})`);
}
