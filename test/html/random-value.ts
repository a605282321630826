import fc from "fast-check";
import type { HtmlValue } from "#rooms/html";

/** A value, and the text that it must appear as. */
export interface Given {
  readonly value: HtmlValue;
  readonly shown: string;
  /** What it must appear as where it stands alone in `aria-…` or `data-…`, if that is another text. */
  readonly word?: string;
}

// HTML cannot hold U+0000, and reads a carriage return as a line feed.
const forbidden = /[\0\r]/;
const letters = "<>\"'&;`=/!-#\\ \t\n]";
const awkward = fc.constantFrom(...letters, "&lt", "&amp;", "</", "-->", "<!--", "</textarea", "<b>", "\u2028");
const anything = fc.string({ unit: "binary", minLength: 1, maxLength: 1 }).filter((text) => !forbidden.test(text));

/** Texts in which the characters that mean something in HTML are frequent. */
export const randomText = fc.array(fc.oneof(awkward, anything), { maxLength: 8 }).map((parts) => parts.join(""));

const silent: readonly Given[] = [
  { value: null, shown: "" },
  { value: undefined, shown: "" },
  { value: true, shown: "", word: "true" },
  { value: false, shown: "", word: "false" },
];

const settled: fc.Arbitrary<Given> = fc.oneof(
  { weight: 4, arbitrary: randomText.map((value): Given => ({ value, shown: value })) },
  fc.double().map((value): Given => ({ value, shown: String(value) })),
  fc.bigInt().map((value): Given => ({ value, shown: String(value) })),
  fc.constantFrom(...silent),
);

/** Values of every simple kind, some of them as promises. */
export const randomValue: fc.Arbitrary<Given> = fc
  .tuple(settled, fc.boolean())
  .map(([given, isLate]) => (isLate ? { ...given, value: Promise.resolve(given.value) } : given));
