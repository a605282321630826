import { sql } from "kysely";
import { DateField, DateTimeField, TimeField } from "../fields/date-fields.ts";
import { IntegerField } from "../fields/number-fields.ts";
import type { Part } from "../types/where.ts";
import type { Fragment } from "./compiler.ts";
import type { Operand } from "./operand.ts";
import { zoneSlot } from "./zone-slot.ts";

const number = (word: string) => ({
  write: (value: Fragment) => sql`trunc(extract(${sql.raw(word)} from ${value}))::integer`,
  field: new IntegerField("integer", {}),
});

const parts: Readonly<Record<Part, { write(value: Fragment): Fragment; field: Operand["field"] }>> = {
  year: number("year"),
  isoYear: number("isoyear"),
  quarter: number("quarter"),
  month: number("month"),
  week: number("week"),
  day: number("day"),
  // Django counts from 1 for Sunday; PostgreSQL's `dow` from 0.
  weekDay: { ...number("dow"), write: (value) => sql`extract(dow from ${value})::integer + 1` },
  isoWeekDay: number("isodow"),
  hour: number("hour"),
  minute: number("minute"),
  second: number("second"),
  date: { write: (value) => sql`(${value})::date`, field: new DateField({}) },
  time: { write: (value) => sql`(${value})::time`, field: new TimeField({}) },
};

/** The parts of a moment that a path may take: `publishedAt__year`. */
export const partNames: ReadonlySet<string> = new Set(Object.keys(parts));

export function isPart(word: string): word is Part {
  return partNames.has(word);
}

/** A part of a day or a moment; that of a moment is read in the time zone of the project. */
export function partOf(operand: Operand, part: Part): Operand {
  const { write, field } = parts[part];
  return { sql: sql`(${write(localTime(operand))})`, field };
}

/** A moment as the clocks of the project's time zone show it; other values as they are. */
export function localTime({ sql: value, field }: Operand): Fragment {
  if (!(field instanceof DateTimeField)) return value;
  return sql`(${value} at time zone ${zoneSlot()})`;
}
