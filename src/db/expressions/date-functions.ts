import { sql } from "kysely";
import { QueryInvalid } from "../errors.ts";
import { DateTimeField } from "../fields/date-fields.ts";
import { isPart, localTime, partNames, partOf } from "../sql/parts.ts";
import { zoneSlot } from "../sql/zone-slot.ts";
import type { Part } from "../types/where.ts";
import { Expression } from "./expression.ts";
import { operand } from "./operands.ts";

/** What a moment can be cut down to. */
export const truncations = ["year", "quarter", "month", "week", "day", "hour", "minute", "second"] as const;

export type Truncation = (typeof truncations)[number];

/**
 * The beginning of the year, month … that a moment or a day lies in, by the clocks of the project's time zone.
 *
 * @throws QueryInvalid for a unit that does not exist.
 */
export function truncated(given: unknown, unit: Truncation): Expression {
  const value = operand(given);
  if (!truncations.includes(unit)) {
    throw new QueryInvalid({
      model: "expression",
      problem: `cannot truncate to another unit than ${truncations.join(", ")}`,
    });
  }
  return new Expression({
    aggregates: value.aggregates,
    write: (scope) => {
      const found = value.write(scope);
      const start = sql`date_trunc(${sql.lit(unit)}, ${localTime(found)})`;
      const isMoment = found.field instanceof DateTimeField;
      return { sql: isMoment ? sql`(${start} at time zone ${zoneSlot()})` : sql`${start}::date`, field: found.field };
    },
  });
}

/**
 * One part of a moment or a day.
 *
 * @throws QueryInvalid for a part that does not exist.
 */
export function extracted(given: unknown, part: Part): Expression {
  const value = operand(given);
  if (!isPart(part)) {
    throw new QueryInvalid({
      model: "expression",
      problem: `cannot extract another part than ${[...partNames].join(", ")}`,
    });
  }
  return new Expression({ aggregates: value.aggregates, write: (scope) => partOf(value.write(scope), part) });
}
