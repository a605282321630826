import { sql } from "kysely";
import type { Field } from "../fields/field.ts";
import { Expression } from "./expression.ts";
import { operand } from "./operands.ts";

/** What the result of a function is read as. */
type Result = "first" | "database";

/** A function of PostgreSQL over some operands; its result has the type of the first one, or what PostgreSQL reports. */
export function functionOf(name: string, result: Result, given: readonly unknown[]): Expression {
  const operands = given.map(operand);
  return new Expression({
    aggregates: operands.some(({ aggregates }) => aggregates),
    write: (scope, hint) => {
      let field: Field | undefined = hint;
      const written = operands.map((each) => {
        const value = each.write(scope, field);
        field ??= value.field;
        return value.sql;
      });
      const call = sql`${sql.raw(name)}(${sql.join(written)})`;
      return { sql: call, field: result === "first" ? field : undefined };
    },
  });
}

/** Text joined; a value that is absent counts as empty text. */
export function concatenation(given: readonly unknown[]): Expression {
  const operands = given.map(operand);
  return new Expression({
    aggregates: operands.some(({ aggregates }) => aggregates),
    write: (scope) => {
      const written = operands.map((each) => sql`coalesce((${each.write(scope).sql})::text, '')`);
      return { sql: sql`(${sql.join(written, sql` || `)})`, field: undefined };
    },
  });
}

/** A value as another type, by a field that describes it. */
export function castTo(given: unknown, field: Field): Expression {
  const value = operand(given);
  return new Expression({
    aggregates: value.aggregates,
    write: (scope) => ({ sql: sql`(${value.write(scope).sql})::${sql.raw(field.columnType())}`, field }),
  });
}

/** The moment at which the transaction began. */
export function currentMoment(): Expression {
  return new Expression({ write: () => ({ sql: sql`now()`, field: undefined }) });
}
