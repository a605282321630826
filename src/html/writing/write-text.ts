import { UnsupportedValue } from "../errors.ts";
import { escapeHtml } from "../escape-html.ts";
import { Html } from "../html-value.ts";
import { concatenate, isPromiseLike, type Markup, pending } from "../markup.ts";

/** Writes a value between tags. */
export function writeText(value: unknown): Markup {
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "object" && value !== null) return writeObject(value);
  return writePrimitive(value, "the text");
}

/** Writes a value into `<title>` or `<textarea>`, which hold text only. */
export function writePlainText(value: unknown): Markup {
  if (typeof value !== "object" || value === null) return escapeHtml(writePrimitive(value, "plain text"));
  if (isPromiseLike(value)) return pending(value, writePlainText);
  throw unsupported(value, "plain text, such as a title");
}

/** The text of a value that is no object, unescaped; empty for null, undefined, true and false. */
export function writePrimitive(value: unknown, position: string): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
      return String(value);
    case "undefined":
    case "boolean":
      return "";
    default:
      if (value === null) return "";
      throw unsupported(value, position);
  }
}

/** The error for a value that has no meaning in a position; it names the type, never the content. */
export function unsupported(value: unknown, position: string): Error {
  const found = typeof value === "object" && value !== null ? nameOf(value) : `A ${typeof value}`;
  return new UnsupportedValue({ found, position, remedy: "Pass a string, such as String(value)." });
}

function writeObject(value: object): Markup {
  if (Html.isHtml(value)) return Html.markupOf(value);
  if (Array.isArray(value)) return writeAll(value);
  if (isPromiseLike(value)) return pending(value, writeText);
  if (Symbol.iterator in value && typeof value[Symbol.iterator] === "function")
    return writeAll(value as Iterable<unknown>);
  throw unsupported(value, "the text");
}

function writeAll(values: Iterable<unknown>): Markup {
  const markups: Markup[] = [];
  for (const value of values) markups.push(writeText(value));
  return concatenate(markups);
}

function nameOf(value: object): string {
  const name: unknown = Object.getPrototypeOf(value)?.constructor?.name;
  return typeof name === "string" && name !== "" ? `An object of type ${name}` : "An object";
}
