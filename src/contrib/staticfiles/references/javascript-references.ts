import { type JavascriptToken, javascriptTokens } from "./javascript-tokens.ts";
import { decodeBytes, type Reference } from "./reference.ts";

/**
 * Finds what a script refers to: `import` and `export … from`, `import()`, `import.meta.resolve()`,
 * `new URL("…", import.meta.url)`, `importScripts()`, workers by their path, its source map.
 */
export function javascriptReferences(content: string): Reference[] {
  const all = javascriptTokens(content);
  const code = all.filter(({ kind }) => kind !== "comment");
  const named = code.flatMap((token, index) => {
    if (token.kind !== "word" || isMember(code[index - 1])) return [];
    return forms.get(token.text)?.(code, index) ?? [];
  });
  const maps = all.filter(({ kind }) => kind === "comment").flatMap(sourceMap);
  return [...named, ...maps].sort((one, other) => one.start - other.start);
}

type Form = (tokens: readonly JavascriptToken[], index: number) => Reference[];

/** What a word can begin: from there on its tokens lead to references. */
const forms: ReadonlyMap<string, Form> = new Map([
  ["import", imported],
  ["export", exported],
  ["URL", url],
  ["importScripts", scripts],
  ["Worker", worker],
  ["SharedWorker", worker],
]);

function imported(tokens: readonly JavascriptToken[], index: number): Reference[] {
  if (reads(tokens, index + 1, ["("])) return argument(tokens, index + 2, "module");
  if (reads(tokens, index + 1, [".", "meta", ".", "resolve", "("])) return argument(tokens, index + 6, "module");
  return fromClause(tokens, index + 1);
}

function exported(tokens: readonly JavascriptToken[], index: number): Reference[] {
  return reads(tokens, index + 1, ["*"]) || reads(tokens, index + 1, ["{"]) ? fromClause(tokens, index + 1) : [];
}

function url(tokens: readonly JavascriptToken[], index: number): Reference[] {
  const isOwn = reads(tokens, index + 1, ["("]) && reads(tokens, index + 3, [",", "import", ".", "meta", ".", "url"]);
  return isOwn ? literal(tokens[index + 2], "url") : [];
}

function scripts(tokens: readonly JavascriptToken[], index: number): Reference[] {
  return reads(tokens, index + 1, ["("]) ? literals(tokens, index + 2) : [];
}

function worker(tokens: readonly JavascriptToken[], index: number): Reference[] {
  return reads(tokens, index + 1, ["("]) ? argument(tokens, index + 2, "page") : [];
}

/** `a.import`, `a?.import`: names of members. */
function isMember(before: JavascriptToken | undefined): boolean {
  return before?.kind === "mark" && (before.text === "." || before.text === "?.");
}

function reads(tokens: readonly JavascriptToken[], index: number, texts: readonly string[]): boolean {
  return texts.every((text, offset) => tokens[index + offset]?.text === text);
}

/** The string behind `from`, or the one that stands there at once. */
function fromClause(tokens: readonly JavascriptToken[], index: number): Reference[] {
  for (let at = index; at < tokens.length; at += 1) {
    const token = tokens[at];
    const isSource = token?.kind === "string" && (at === index || tokens[at - 1]?.text === "from");
    if (isSource) return literal(token, "module");
    const isPart = token?.kind === "word" || token?.kind === "string" || /^[{},*]$/.test(token?.text ?? "");
    if (!isPart) return [];
  }
  return [];
}

/** The strings of a list of arguments. */
function literals(tokens: readonly JavascriptToken[], index: number): Reference[] {
  const found = argument(tokens, index, "url");
  return tokens[index + 1]?.text === "," ? [...found, ...literals(tokens, index + 2)] : found;
}

/** An argument that is a string and nothing more: not the beginning of a sum. */
function argument(tokens: readonly JavascriptToken[], index: number, kind: Reference["kind"]): Reference[] {
  return /^[,)]$/.test(tokens[index + 1]?.text ?? "") ? literal(tokens[index], kind) : [];
}

function literal(token: JavascriptToken | undefined, kind: Reference["kind"]): Reference[] {
  if (token?.kind !== "string") return [];
  const start = token.start + 1;
  const end = token.start + token.text.length - 1;
  return [{ start, end, specifier: decodeBytes(unescaped(token.text.slice(1, -1))), kind, required: true }];
}

/** The escapes that an address may be written with. */
function unescaped(text: string): string {
  return text.replace(/\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi, (_, ...groups: string[]) => {
    const [point, unit, byte, character = ""] = groups;
    const code = Number.parseInt(point ?? unit ?? byte ?? "", 16);
    return Number.isNaN(code) || code > 0x10ffff
      ? character
      : Buffer.from(String.fromCodePoint(code)).toString("latin1");
  });
}

function sourceMap({ text, start: comment }: JavascriptToken): Reference[] {
  const [, before, specifier] = /^(\/[/*][#@]\s*sourceMappingURL=\s*)([^\s*'"]+)\s*(?:\*\/)?$/.exec(text) ?? [];
  if (before === undefined || specifier === undefined) return [];
  const start = comment + before.length;
  return [{ start, end: start + specifier.length, specifier: decodeBytes(specifier), kind: "url", required: false }];
}
