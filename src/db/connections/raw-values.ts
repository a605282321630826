import { InvalidValue } from "../errors.ts";
import { readBytes } from "../fields/binary-field.ts";
import { readSafeInteger } from "../fields/number-fields.ts";
import { readTimestamp } from "../fields/read-timestamp.ts";
import { Duration } from "../values/duration.ts";
import { PlainDate } from "../values/plain-date.ts";
import { PlainTime } from "../values/plain-time.ts";
import type { RawResult } from "./statement.ts";

type Reader = (text: string) => unknown;

/** Readers by the object id of PostgreSQL's types; every other type stays text, `numeric` among them. */
const readers: Readonly<Record<number, Reader>> = {
  16: (text) => text === "t",
  17: readBytes,
  20: readSafeInteger,
  21: Number,
  23: Number,
  26: Number,
  114: (text) => JSON.parse(text),
  700: Number,
  701: Number,
  1082: PlainDate.from,
  1083: PlainTime.from,
  1184: readTimestamp,
  1186: Duration.from,
  3802: (text) => JSON.parse(text),
};

/** Values of ours that PostgreSQL reads as their text. */
const plainTypes = [PlainDate, PlainTime, Duration];

/** Reads the rows of SQL that no model describes, by the types that PostgreSQL reports. */
export function readRows<Row>({ columns, rows }: RawResult): Row[] {
  const read = columns.map(({ dataTypeID }) => typeReader(dataTypeID));
  return rows.map((texts) => {
    const entries = columns.map(({ name }, index) => [name, readText(read[index], texts[index])]);
    // The caller names the type of the rows: nothing in SQL tells the compiler.
    return Object.fromEntries(entries) as Row;
  });
}

/** How texts of a PostgreSQL type are read, by its object id. */
export function typeReader(type: number | undefined): Reader {
  return (type === undefined ? undefined : readers[type]) ?? ((text) => text);
}

function readText(read: Reader | undefined, text: string | null | undefined): unknown {
  return text === null || text === undefined || read === undefined ? null : read(text);
}

/**
 * Turns a value of the program into what the driver binds.
 *
 * @throws InvalidValue for undefined, which is a mistake far more often than NULL.
 */
export function bindValue(value: unknown): unknown {
  if (value === undefined) throw new InvalidValue({ kind: "bound", expected: "a value or null", found: "undefined" });
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "bigint" || plainTypes.some((type) => value instanceof type)) return String(value);
  return Array.isArray(value) ? value.map(bindValue) : value;
}

/** A bound value as it is sent: bytes, or the text that PostgreSQL reads by the type of the parameter. */
export function wireValue(value: unknown): string | Buffer | null {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return null;
  if (Buffer.isBuffer(value)) return value;
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (Array.isArray(value)) return arrayLiteral(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** @see https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO */
function arrayLiteral(items: readonly unknown[]): string {
  return `{${items.map((item) => (Array.isArray(item) ? arrayLiteral(item) : arrayElement(wireValue(item)))).join(",")}}`;
}

function arrayElement(value: string | Buffer | null): string {
  if (value === null) return "NULL";
  const text = typeof value === "string" ? value : `\\x${value.toString("hex")}`;
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
