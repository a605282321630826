import { sql } from "kysely";
import type { ModelField, ModelMeta } from "../model-meta.ts";
import { columnList, compile, type Fragment } from "./compiler.ts";

/** What happens to new rows that share unique values with others. */
export interface ConflictClause {
  /** The columns that are written where a row exists; none leaves it as it is. */
  readonly update: readonly ModelField[];
  /** The columns whose values are unique together; empty means any unique constraint. */
  readonly unique: readonly ModelField[];
}

/** INSERT of many rows: one array for each column, so that any number of rows needs one parameter a column. */
export function insertRows(meta: ModelMeta, fields: readonly ModelField[], conflict?: ConflictClause): string {
  const target = sql`${sql.id(meta.table)} (${columnList(fields.map(({ column }) => column))})`;
  const returned = columnList(meta.fields.map(({ column }) => column));
  const onConflict = conflict === undefined ? sql`` : conflictClause(conflict);
  const statement = sql`insert into ${target} select * from ${arrays(fields)}${onConflict} returning ${returned}`;
  return compile(statement).sql;
}

/** UPDATE of many rows with values of their own; the primary keys are the first array. */
export function updateManyRows({ table, primaryKey }: ModelMeta, fields: readonly ModelField[]): string {
  const columns = [primaryKey, ...fields];
  const given = sql`${arrays(columns)} as given (${columnList(columns.map(({ column }) => column))})`;
  const assignments = fields.map(({ column }) => sql`${sql.id(column)} = ${sql.id("given", column)}`);
  const bond = sql`${sql.id("target", primaryKey.column)} = ${sql.id("given", primaryKey.column)}`;
  const written = sql`${sql.id(table)} as target set ${sql.join(assignments)}`;
  return compile(sql`update ${written} from ${given} where ${bond}`).sql;
}

function conflictClause({ update, unique }: ConflictClause): Fragment {
  const target = unique.length === 0 ? sql`` : sql` (${columnList(unique.map(({ column }) => column))})`;
  const assignments = update.map(({ column }) => sql`${sql.id(column)} = ${sql.id("excluded", column)}`);
  const action = assignments.length === 0 ? sql`nothing` : sql`update set ${sql.join(assignments)}`;
  return sql` on conflict${target} do ${action}`;
}

/** `unnest($1::bigint[], $2::varchar[])`: a length in the type would cut text short without a word. */
function arrays(fields: readonly ModelField[]): Fragment {
  const types = fields.map(({ field }, index) =>
    sql.raw(`$${index + 1}::${field.columnType().replace(/\(.*\)/, "")}[]`),
  );
  return sql`unnest(${sql.join(types)})`;
}
