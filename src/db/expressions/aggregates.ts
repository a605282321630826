import { type RawBuilder, sql } from "kysely";
import { DecimalField } from "../fields/decimal-field.ts";
import { DurationField } from "../fields/duration-field.ts";
import { conditionTree } from "../queries/condition.ts";
import { allConditions } from "../sql/conditions.ts";
import type { Operand } from "../sql/operand.ts";
import { Scope } from "../sql/scope.ts";
import { Expression } from "./expression.ts";
import { operand } from "./operands.ts";

export interface AggregateOptions {
  /** Counts equal values once. */
  readonly distinct?: boolean;
  /** Takes only the rows that fulfil these conditions. */
  readonly filter?: object;
}

interface AggregateForm extends AggregateOptions {
  readonly name: "avg" | "count" | "max" | "min" | "sum";
  /** A path or an expression; undefined counts rows. */
  readonly given: unknown;
}

/**
 * A value made of many rows. In a query that groups, they are the rows of the group; on a row of a model they are those
 * that the path leads to from this row, so that two aggregates over different relations do not multiply each other.
 */
export function aggregate(form: AggregateForm): Expression {
  const value = form.given === undefined ? undefined : operand(form.given);
  const inner = new Expression({ write: (scope) => written(scope, form, value) });
  return new Expression({
    aggregates: true,
    write: ({ root }) => (root.frame.groups ? inner.write(root) : ofRow(root, inner)),
  });
}

function written(scope: Scope, { name, distinct, filter }: AggregateForm, value: Expression | undefined): Operand {
  const found = value?.write(scope);
  const all = distinct ? sql`distinct ` : sql``;
  const condition = filter && filterClause(scope, filter);
  const argument = found?.sql ?? sql`*`;
  const call = sql`${sql.raw(name)}(${all}${argument})${condition ? sql` filter (where ${condition})` : sql``}`;
  if (name === "count") return { sql: call, field: undefined };
  return name === "avg" ? average(call, found) : { sql: call, field: found?.field };
}

/** Django answers with a float for whole numbers, and keeps what is exact. */
function average(call: RawBuilder<unknown>, found: Operand | undefined): Operand {
  const isExact = found?.field instanceof DecimalField || found?.field instanceof DurationField;
  return { sql: isExact ? call : sql`(${call})::double precision`, field: undefined };
}

/** The conditions look at the rows that are aggregated: relations to many are those of the path, joined. */
function filterClause(scope: Scope, filter: object): RawBuilder<unknown> | undefined {
  const tree = conditionTree(filter);
  return allConditions(scope, [{ tree, read: () => tree, joins: true }]);
}

/** The row itself once more, joined to what it leads to. */
function ofRow({ meta, frame, key }: Scope, inner: Expression): Operand {
  const scope = new Scope({ meta, frame: { ...frame, groups: true, joinsMany: true } });
  const { sql: value, field } = inner.write(scope);
  return { sql: sql`(select ${value} from ${scope.from()} where ${scope.key} = ${key})`, field };
}
