import { type ModelField, PlainDate } from "#rooms/db";
import type { ResolvedPath } from "../paths/resolve-path.ts";
import { readTruth } from "../rows/read-truth.ts";
import { readValue } from "../rows/read-value.ts";

const comparisons: ReadonlySet<string> = new Set(["exact", "gt", "gte", "lt", "lte"]);

/** Regular expressions are left out: one of them may take for ever. */
const textLookups: ReadonlySet<string> = new Set([
  ...["contains", "endswith", "iexact", "startswith"],
  ...["icontains", "iendswith", "istartswith"],
]);

const textKinds: ReadonlySet<string> = new Set(["char", "choice", "email", "slug", "text", "url"]);

const dateParts: ReadonlySet<string> = new Set(["year", "month", "day"]);

/**
 * Reads what a lookup compares with.
 *
 * @param lookup The words behind the path: `[]`, `["gte"]`, `["year"]`, `["year", "gte"]`.
 * @returns undefined for a lookup that lists do not answer, and for a value that it cannot take.
 */
export function readLookupValue(end: ResolvedPath, lookup: readonly string[], text: string): unknown {
  const [first = "exact", ...rest] = lookup;
  if (first === "isnull" && rest.length === 0) return readTruth(text);
  const column = end.column ?? end.target?.meta.primaryKey;
  if (column === undefined) return undefined;
  if (isMoment(column) && (dateParts.has(first) || first === "date")) return readPart(first, rest, text);
  if (rest.length > 0) return undefined;
  if (comparisons.has(first)) return readValue(column, text);
  if (first === "in") return allOf(text.split(",").map((item) => readValue(column, item)));
  return textLookups.has(first) && textKinds.has(column.field.kind) ? readValue(column, text) : undefined;
}

function isMoment({ field: { kind } }: ModelField): boolean {
  return kind === "date" || kind === "datetime";
}

function readPart(part: string, [comparison = "exact", ...rest]: readonly string[], text: string): unknown {
  if (!comparisons.has(comparison) || rest.length > 0) return undefined;
  if (part === "date") return readDate(text);
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

function readDate(text: string): PlainDate | undefined {
  try {
    return PlainDate.from(text);
  } catch {
    return undefined;
  }
}

function allOf(values: readonly unknown[]): readonly unknown[] | undefined {
  return values.includes(undefined) ? undefined : values;
}
