import { Field, ManyToManyField } from "#rooms/db";
import { ValueNotWritable } from "../errors.ts";
import type { Group, Piece } from "./piece.ts";
import { renderField } from "./render-field.ts";
import { renderSpecial } from "./render-special.ts";

/**
 * Writes a value as TypeScript source.
 *
 * @throws ValueNotWritable for functions and instances of classes that a migration file cannot name.
 */
export function renderValue(value: unknown): Piece {
  if (value instanceof Field || value instanceof ManyToManyField) return renderField(value);
  if (Array.isArray(value)) return renderArray(value);
  switch (typeof value) {
    case "string":
      return renderString(value);
    case "bigint":
      return `${value}n`;
    case "number":
    case "boolean":
      return String(value);
    default:
      return renderObject(value);
  }
}

/** Writes a call; its last argument hugs the brackets where the formatter lets it. */
export function renderCall(name: string, values: readonly unknown[]): Group {
  const [last, previous] = [values.at(-1), values.at(-2)];
  const alike = Array.isArray(last) ? Array.isArray(previous) : isPlainObject(previous);
  const hugsLast = memberCount(last) > 0 && !alike;
  return { open: `${name}(`, items: values.map(renderValue), close: ")", padding: "", hugsLast, broken: false };
}

/** Writes an object; `broken` puts each property on a line of its own. */
export function renderProperties(properties: readonly Piece[], broken = false): Group {
  return { open: "{", items: properties, close: "}", padding: " ", hugsLast: false, broken };
}

/** Writes a property of an object; its name is quoted only if it has to be. */
export function property(name: string, value: Piece): Piece {
  const key = /^[A-Za-z_$][\w$]*$/.test(name) ? name : renderString(name);
  if (typeof value === "string") return { name: key, value };
  return "open" in value ? { ...value, open: `${key}: ${value.open}` } : value;
}

/** The formatter breaks an array of several arrays or objects if they have several members each. */
function renderArray(values: readonly unknown[]): Piece {
  const broken = values.length > 1 && values.every((value) => memberCount(value) > 1);
  return { open: "[", items: values.map(renderValue), close: "]", padding: "", hugsLast: false, broken };
}

function memberCount(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return isPlainObject(value) ? Object.keys(value).length : 0;
}

function renderObject(value: unknown): Piece {
  if (value === null) return "null";
  const special = typeof value === "object" ? renderSpecial(value) : undefined;
  if (special !== undefined) return special;
  if (!isPlainObject(value)) throw new ValueNotWritable({ type: typeof value });
  return renderProperties(Object.entries(value).map(([key, item]) => property(key, renderValue(item))));
}

/** In double quotes, unless single ones save backslashes. */
function renderString(text: string): string {
  const quoted = JSON.stringify(text);
  if (text.split('"').length <= text.split("'").length) return quoted;
  return `'${quoted.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  return [Object.prototype, null].includes(Object.getPrototypeOf(value));
}
