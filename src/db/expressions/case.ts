import { sql } from "kysely";
import type { Field } from "../fields/field.ts";
import { conditionTree } from "../queries/condition.ts";
import { allConditions } from "../sql/conditions.ts";
import { asExpression, Expression } from "./expression.ts";

/** One branch of a CASE: text is a value here, not a path. */
export interface Branch<Value = unknown> {
  readonly when: object;
  readonly value: Value;
}

/** The value of the first branch whose condition holds, else the last one. */
export function caseOf(branches: readonly Branch[], otherwise: unknown): Expression {
  const values = [...branches.map(({ value }) => value), otherwise].map(asExpression);
  return new Expression({
    aggregates: values.some(({ aggregates }) => aggregates),
    write: (scope, hint) => {
      const written = values.map((value) => value.write(scope, hint));
      const field: Field | undefined = written.find((value) => value.field !== undefined)?.field;
      const whens = branches.map(({ when }, index) => {
        const tree = conditionTree(when);
        const condition = allConditions(scope, [{ tree, read: () => tree }]) ?? sql`true`;
        return sql`when ${condition} then ${written[index]?.sql}`;
      });
      return { sql: sql`(case ${sql.join(whens, sql` `)} else ${written.at(-1)?.sql} end)`, field };
    },
  });
}
