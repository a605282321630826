import { type RawBuilder, sql } from "kysely";
import { bindValue } from "../connections/raw-values.ts";
import type { Field } from "../fields/field.ts";
import { Slot } from "../sql/slot.ts";
import { PlainDate } from "../values/plain-date.ts";

/** A bound value with its type, which PostgreSQL could not always guess: `$1::integer`. */
export function bound(value: unknown, field?: Field): RawBuilder<unknown> {
  if (value === null) return sql`null`;
  const stored = field === undefined ? bindValue(value) : field.toDatabase(value);
  // A length would cut the value short without a word, so only the type's name is taken.
  const type = field === undefined ? typeOf(value) : field.columnType().replace(/\(.*\)/, "");
  return sql`${new Slot(() => stored)}::${sql.raw(type)}`;
}

function typeOf(value: unknown): string {
  if (typeof value === "number") return Number.isSafeInteger(value) ? "bigint" : "double precision";
  if (typeof value === "bigint") return "bigint";
  if (typeof value === "boolean") return "boolean";
  if (value instanceof Date) return "timestamp with time zone";
  return value instanceof PlainDate ? "date" : "text";
}
