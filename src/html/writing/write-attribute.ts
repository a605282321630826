import type { AttributePosition } from "../analysis/attribute-position.ts";
import { escapeHtml } from "../escape-html.ts";
import { Json } from "../json.ts";
import { isPromiseLike, type Markup, pending } from "../markup.ts";
import { UnsafeUrl } from "../unsafe.ts";
import { areSafeLinks, isSafeLink, isSameSite, refusedEnd, refusedUrl } from "./safe-url.ts";
import { unsupported, writePrimitive } from "./write-text.ts";

/** Writes one value of a template. */
export type Writer = (value: unknown) => Markup;

/** A kind of attribute that may hold values. */
export type AttributeKind = Exclude<AttributePosition["kind"], "unsafe">;

/** What stands around a value in the same URL, as the template says it. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

const urlChecks = { link: isSafeLink, resource: isSameSite, links: areSafeLinks };

/**
 * Makes the writer of a whole attribute without quotes: null, undefined and false leave it out, true writes it empty.
 * `aria-…`, `data-…` and the attributes that distinguish "true" from "false" write those words.
 */
export function wholeAttributeWriter(name: string, kind: AttributeKind): Writer {
  const writeValue = attributeValueWriter(name, kind);
  const writeWhole: Writer = (value) => {
    if (value === null || value === undefined || (value === false && kind !== "words")) return "";
    if (typeof value === "object" && isPromiseLike(value)) return pending(value, writeWhole);
    const text = writeValue(value);
    return typeof text === "string" ? ` ${name}="${text}"` : [` ${name}="`, ...text, '"'];
  };
  return writeWhole;
}

/** Makes the writer of a value between the quotes of an attribute. */
export function attributeValueWriter(name: string, kind: AttributeKind, around = nothing): Writer {
  const read =
    kind === "link" || kind === "resource" || kind === "links" ? urlReader(name, kind, around) : textReader(name, kind);
  const writeValue: Writer = (value) => {
    if (typeof value === "object" && value !== null && isPromiseLike(value)) return pending(value, writeValue);
    return escapeHtml(read(value));
  };
  return writeValue;
}

const nothing: Surroundings = { before: "", after: "" };

function textReader(name: string, kind: AttributeKind): (value: unknown) => string {
  const words = kind === "words";
  return (value) => {
    if (typeof value === "string") return value;
    return words && typeof value === "boolean" ? String(value) : readText(name, value);
  };
}

function urlReader(name: string, kind: keyof typeof urlChecks, { before, after }: Surroundings) {
  const isAllowed = urlChecks[kind];
  return (value: unknown): string => {
    if (value instanceof UnsafeUrl) return value.url;
    const url = value instanceof URL ? value.href : readText(name, value);
    if (isAllowed(before + url + after)) return url;
    return before === "" ? refusedUrl : refusedEnd;
  };
}

function readText(name: string, value: unknown): string {
  if (typeof value !== "object" || value === null) return writePrimitive(value, `the attribute "${name}"`);
  if (value instanceof Json) return value.text;
  if (value instanceof UnsafeUrl) return value.url;
  throw unsupported(value, `the attribute "${name}"`);
}
