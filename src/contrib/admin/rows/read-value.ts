import { type Field, type FieldKind, type ModelField, PlainDate, targetModel } from "#rooms/db";
import { readTruth } from "./read-truth.ts";

/** What an address may say of a moment: a day, or a day and a time; without an offset by UTC. */
const moment = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?))?(Z|[+-]\d\d:?\d\d)?$/;

const readers: Partial<Readonly<Record<FieldKind, (text: string) => unknown>>> = {
  bigInteger: readBigInteger,
  boolean: readTruth,
  date: (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? PlainDate.from(text) : undefined),
  datetime: readMoment,
  float: (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined),
  positiveBigInteger: readBigInteger,
};

const wholeNumbers: ReadonlySet<FieldKind> = new Set([
  "auto",
  "bigAuto",
  "integer",
  "positiveInteger",
  "positiveSmallInteger",
  "smallAuto",
  "smallInteger",
]);

const texts: ReadonlySet<FieldKind> = new Set(["char", "choice", "decimal", "email", "slug", "text", "url", "uuid"]);

/**
 * Reads a value of a column from an address.
 *
 * @param column A foreign key takes the key of the row that it refers to.
 * @returns undefined for a text that is no value of the column, which must never reach the database.
 */
export function readValue(column: ModelField, text: string): unknown {
  const target = targetModel(column);
  if (target !== undefined) return readValue(target.meta.primaryKey, text);
  const { field } = column;
  const value = parse(field.kind, text);
  return value !== undefined && isStorable(field, value) ? value : undefined;
}

function parse(kind: FieldKind, text: string): unknown {
  // PostgreSQL has no text with a NUL in it.
  if (texts.has(kind)) return text.includes("\0") ? undefined : text;
  if (wholeNumbers.has(kind)) return /^-?\d{1,16}$/.test(text) ? Number(text) : undefined;
  return quietly(() => readers[kind]?.(text));
}

/** A choice that there is not is a value all the same: no row has it. */
function isStorable(field: Field, value: unknown): boolean {
  if (field.choices !== undefined || isFreeText(field.kind)) return true;
  return field.validate(value).length === 0;
}

function isFreeText(kind: FieldKind): boolean {
  return texts.has(kind) && kind !== "decimal" && kind !== "uuid";
}

function readBigInteger(text: string): bigint | undefined {
  return /^-?\d{1,20}$/.test(text) ? BigInt(text) : undefined;
}

function readMoment(text: string): Date | undefined {
  const [, day, time = "00:00", offset = "Z"] = moment.exec(text) ?? [];
  const value = new Date(`${day}T${time}${offset}`);
  return Number.isNaN(value.getTime()) ? undefined : value;
}

/** Dates such as 31 February are refused by an error. */
function quietly(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}
