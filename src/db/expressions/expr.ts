import { aggregate } from "./aggregates.ts";
import { caseOf } from "./case.ts";
import { extracted, truncated } from "./date-functions.ts";
import { asExpression } from "./expression.ts";
import { castTo, concatenation, currentMoment, functionOf } from "./functions.ts";
import { fieldAt } from "./operands.ts";
import { existence, outerValue, rowCount, subquery } from "./subqueries.ts";

/** What the database can compute. Models have it as `Post.expr`, where paths and types are known. */
export const expr = {
  field: fieldAt,
  outer: outerValue,
  value: asExpression,
  case: caseOf,
  exists: existence,
  rowCount,
  subquery,
  cast: castTo,
  coalesce: (...given: unknown[]) => functionOf("coalesce", "first", given),
  nullIf: (...given: unknown[]) => functionOf("nullif", "first", given),
  greatest: (...given: unknown[]) => functionOf("greatest", "first", given),
  least: (...given: unknown[]) => functionOf("least", "first", given),
  abs: (given: unknown) => functionOf("abs", "first", [given]),
  lower: (given: unknown) => functionOf("lower", "database", [given]),
  upper: (given: unknown) => functionOf("upper", "database", [given]),
  trim: (given: unknown) => functionOf("btrim", "database", [given]),
  length: (given: unknown) => functionOf("length", "database", [given]),
  concat: (...given: unknown[]) => concatenation(given),
  now: currentMoment,
  truncate: truncated,
  extract: extracted,
  count: (given?: unknown, options: object = {}) => aggregate({ name: "count", given, ...options }),
  sum: (given: unknown, options: object = {}) => aggregate({ name: "sum", given, ...options }),
  average: (given: unknown, options: object = {}) => aggregate({ name: "avg", given, ...options }),
  min: (given: unknown, options: object = {}) => aggregate({ name: "min", given, ...options }),
  max: (given: unknown, options: object = {}) => aggregate({ name: "max", given, ...options }),
};
