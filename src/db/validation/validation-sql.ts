import { type RawBuilder, sql } from "kysely";
import type { ModelField } from "../model-meta.ts";
import { compile, type Fragment } from "../sql/compiler.ts";

/** Which rows are looked for. */
export interface Match {
  /** The columns that equal `$1`, `$2` and so on. */
  readonly columns: readonly string[];
  /** A condition that they fulfil besides, as SQL of the model's author. */
  readonly where?: string | undefined;
  /** The primary key's column, if the row whose key is the parameter behind the columns' does not count. */
  readonly except?: string | undefined;
}

/** SELECT of one row that matches. */
export function selectMatch(table: string, { columns, where, except }: Match): string {
  const conditions = columns.map((column, index) => sql`${sql.id(column)} = ${parameter(index)}`);
  if (where !== undefined) conditions.push(sql`(${sql.raw(where)})`);
  if (except !== undefined) conditions.push(sql`${sql.id(except)} <> ${parameter(columns.length)}`);
  return text(sql`select 1 from ${sql.id(table)} where ${sql.join(conditions, sql` and `)} limit 1`);
}

/** SELECT that answers with a row unless values, bound in the order of the fields, break the condition. */
export function selectFulfilled(table: string, fields: readonly ModelField[], condition: string): string {
  const values = fields.map(({ column, field }, index) => {
    // Without the length: a cast to `varchar(5)` would cut the value before the condition sees it.
    const type = field.columnType().replace(/\(.*\)$/, "");
    return sql`${parameter(index)}::${sql.raw(type)} as ${sql.id(column)}`;
  });
  const row = sql`(select ${sql.join(values)}) as ${sql.id(table)}`;
  return text(sql`select 1 from ${row} where (${sql.raw(condition)}) is not false`);
}

function parameter(index: number): RawBuilder<unknown> {
  return sql.raw(`$${index + 1}`);
}

function text(fragment: Fragment): string {
  return compile(fragment).sql;
}
