import { decodeBytes, type Reference } from "./reference.ts";

/** @see https://www.w3.org/TR/css-syntax-3/#tokenization */
const token = new RegExp(
  [
    String.raw`(?<comment>/\*[\s\S]*?(?:\*/|$))`,
    String.raw`(?<string>"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')`,
    String.raw`(?<url>url\(\s*)(?=[^\s"'])(?<address>(?:[^\s"'()\\]|\\[\s\S])*)\s*\)`,
    String.raw`(?<import>@import(?![-\w\\\x80-\xff]))`,
    String.raw`(?<word>[@#]?(?:[-\w\x80-\xff]|\\[^\n])+(?<call>\()?)`,
    "(?<mark>[(){};])",
  ].join("|"),
  "gi",
);

const imageSets = new Set(["image-set(", "-webkit-image-set("]);

/** Finds what a style sheet refers to: `url()`, `@import`, the strings of `image-set()`, its source map. */
export function cssReferences(content: string): Reference[] {
  const references: Reference[] = [];
  const calls: string[] = [];
  let importing = false;
  for (const { 0: text, index, groups = {} } of content.matchAll(token)) {
    if (groups.comment !== undefined) references.push(...sourceMap(text, index));
    else if (groups.url !== undefined) {
      const start = index + groups.url.length;
      references.push(reference(content, start, start + (groups.address ?? "").length));
      importing = false;
    } else if (groups.string !== undefined) {
      if (importing || isAddress(calls.at(-1))) references.push(reference(content, index + 1, index + text.length - 1));
      importing = false;
    } else if (groups.import !== undefined) importing = true;
    else if (groups.call !== undefined || text === "(") calls.push(text.toLowerCase());
    else if (text === ")") calls.pop();
    else if (groups.mark !== undefined) {
      calls.length = 0;
      importing = false;
    }
  }
  return references;
}

function isAddress(call: string | undefined): boolean {
  return call !== undefined && (call === "url(" || imageSets.has(call));
}

function reference(content: string, start: number, end: number): Reference {
  const specifier = decodeBytes(unescaped(content.slice(start, end)));
  return { start, end, specifier, kind: "url", required: true };
}

/** @see https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point */
function unescaped(text: string): string {
  return text.replace(/\\(?:([0-9a-f]{1,6})\s?|\n|([\s\S]))/gi, (_, code?: string, character = "") =>
    code === undefined ? character : Buffer.from(characterOf(code)).toString("latin1"),
  );
}

function characterOf(code: string): string {
  const point = Number.parseInt(code, 16);
  return point > 0x10ffff ? "\ufffd" : String.fromCodePoint(point);
}

function sourceMap(comment: string, index: number): Reference[] {
  const [, before, specifier] = /^(\/\*[#@]\s*sourceMappingURL=\s*)([^\s*]+)\s*\*\/$/.exec(comment) ?? [];
  if (before === undefined || specifier === undefined) return [];
  const start = index + before.length;
  return [{ start, end: start + specifier.length, specifier: decodeBytes(specifier), kind: "url", required: false }];
}
