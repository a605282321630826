import { oncePerName } from "#rooms/util";
import { attributePosition, type ElementShape } from "./analysis/attribute-position.ts";
import { UnsafePosition } from "./errors.ts";
import type { Json } from "./json.ts";
import { concatenate, isPromiseLike, pending } from "./markup.ts";
import type { UnsafeUrl } from "./unsafe.ts";
import { type Writer, wholeAttributeWriter } from "./writing/write-attribute.ts";
import { unsupported } from "./writing/write-text.ts";

/** What an attribute may be given: null, undefined and false leave it out, true writes it empty. */
export type AttributeValue = string | number | bigint | boolean | null | undefined | Json | URL | UnsafeUrl;

type AttributeEntry = readonly [name: string, value: AttributeValue];

/** A list of attributes for the place of attributes in a tag, as `attributes` made it. */
export class Attributes {
  readonly #entries: readonly AttributeEntry[];

  constructor(entries: readonly AttributeEntry[]) {
    this.#entries = entries;
  }

  get entries(): readonly AttributeEntry[] {
    return this.#entries;
  }
}

/**
 * Makes a list of attributes whose names are known at run time only. Each is checked as if it stood in the template.
 *
 * @throws UnsafePosition (`html.unsafe_position`) where it is written, for names such as `onclick` and `style`.
 *
 * @example
 * html`<input name=${name} ${attributes({ maxlength: 100, required: true })}>`
 */
export function attributes(values: Readonly<Record<string, AttributeValue>>): Attributes {
  return new Attributes(Object.entries(values));
}

/** Makes the writer for a value in the place of attributes. */
export function attributesWriter(shape: ElementShape, location: string): Writer {
  const writerOf = oncePerName((name) => writerFor(name.toLowerCase(), shape, location));
  const write: Writer = (value) => {
    if (value === null || value === undefined || value === false) return "";
    if (value instanceof Attributes) return concatenate(value.entries.map(([name, own]) => writerOf(name)(own)));
    if (typeof value === "object" && isPromiseLike(value)) return pending(value, write);
    throw unsupported(value, "the place of attributes, unless through attributes({…}),");
  };
  return write;
}

function writerFor(name: string, shape: ElementShape, location: string): Writer {
  const position = attributePosition(name, shape);
  if (position.kind !== "unsafe") return wholeAttributeWriter(name, position.kind);
  const { what, remedy } = position.fault;
  throw new UnsafePosition({ position: what, excerpt: `attributes({ ${JSON.stringify(name)}: … })`, location, remedy });
}
