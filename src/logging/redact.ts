import { redacted } from "#rooms/config";
import { oncePerName } from "#rooms/util";
import type { LogFields } from "./logger.ts";
import { redactText } from "./redact-text.ts";
import { serializeError } from "./serialize-error.ts";

/** How far into nested values a record goes. */
const maximalDepth = 6;
/** How many entries of one list or object a record shows. */
const maximalEntries = 100;

const reservedNames: ReadonlySet<string> = new Set(["level", "time", "pid", "message", "__proto__"]);

const secretName =
  /passw(or)?d|secret|token|authorization|cookie|session[-_]?(id|key)|api[-_]?key|private[-_]?key|credential/i;

const isSecret = oncePerName((name) => secretName.test(name));

/**
 * Adds fields to a record as plain data: values under the names of secrets are masked at any depth, secrets inside
 * texts too, errors become data, and what is too deep, too long or circular is cut. Undefined fields are left out.
 *
 * @example
 * addFields(record, { user: "ada", password: "x" }); // record.password is "[redacted]"
 */
export function addFields(record: Record<string, unknown>, fields: LogFields): void {
  const names = Object.keys(fields);
  const left = names.length - maximalEntries;
  for (const name of left > 0 ? names.slice(0, maximalEntries) : names) {
    const value = redactNamed(name, fields[name], []);
    if (value !== undefined) record[freeName(name)] = value;
  }
  if (left > 0) record["…"] = `${left} more`;
}

/** A field under a name that every record has would stand in the line twice. */
function freeName(name: string): string {
  return reservedNames.has(name) ? `${name}_` : name;
}

/** @param path the objects around the value, outermost first. */
function redactValue(value: unknown, path: readonly object[]): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "function" || typeof value === "symbol") return undefined;
  return typeof value === "object" && value !== null ? redactReadable(value, path) : value;
}

/** A getter or toJSON that throws must not end the work that only wanted to log. */
function redactReadable(value: object, path: readonly object[]): unknown {
  try {
    return redactObject(value, path);
  } catch {
    return "[unreadable]";
  }
}

function redactObject(value: object, path: readonly object[]): unknown {
  if (path.includes(value)) return "[circular]";
  if (path.length >= maximalDepth) return "[too deep]";
  const inner = [...path, value];
  if (value instanceof Error) return redactEntries(Object.entries(serializeError(value)), inner);
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Map) return redactEntries(entriesOf(value), inner);
  if (Array.isArray(value) || value instanceof Set) return redactList([...value], inner);
  if ("toJSON" in value && typeof value.toJSON === "function") return redactValue(value.toJSON(), inner);
  return redactEntries(Object.entries(value), inner);
}

function redactEntries(entries: readonly [string, unknown][], path: readonly object[]): Record<string, unknown> {
  const shown = entries
    .slice(0, maximalEntries)
    .map(([name, value]) => [name, redactNamed(name, value, path)] as const);
  const left = entries.length - shown.length;
  return Object.fromEntries(left > 0 ? [...shown, ["…", `${left} more`]] : shown);
}

function redactNamed(name: string, value: unknown, path: readonly object[]): unknown {
  if (value === undefined || value === null) return value;
  return isSecret(name) ? redacted : redactValue(value, path);
}

function redactList(values: readonly unknown[], path: readonly object[]): unknown[] {
  const shown = values.slice(0, maximalEntries).map((value) => redactValue(value, path));
  const left = values.length - shown.length;
  return left > 0 ? [...shown, `… ${left} more`] : shown;
}

function entriesOf(map: ReadonlyMap<unknown, unknown>): [string, unknown][] {
  return [...map].map(([key, value]) => [String(key), value]);
}
