import { scanTag, type TagToken } from "./scan-tag.ts";
import { malformed, TemplateFault, unsafe } from "./template-fault.ts";

/** Stands for a value in the source of a template; HTML itself forbids the character. */
export const hole = "\0";

/** A stretch of a template's source; `raw` is the content of an element whose content is not markup. */
export type Token = TagToken | PlainToken;

export interface PlainToken {
  readonly kind: "text" | "comment" | "doctype" | "raw";
  /** The opening tag that `raw` content belongs to. */
  readonly tag?: TagToken;
  readonly start: number;
  readonly end: number;
}

const textPattern = /.(?:[^<]|<(?![a-z/!?\0]|$))*/isy;
const tagNamePattern = /[a-z]/i;
const rawElements = new Set(["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"]);

/**
 * Splits the source of a template into tokens, as a browser's tokenizer would; stricter, so that no two can disagree.
 *
 * @throws TemplateFault where browsers could read it otherwise, where it ends within markup, or for a value in a name.
 * @see https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
export function* scanTemplate(source: string): Generator<Token> {
  let at = 0;
  while (at < source.length) {
    const token = source[at] === "<" ? (scanMarkup(source, at) ?? scanText(source, at)) : scanText(source, at);
    yield token;
    at = token.end;
    if (token.kind !== "tag" || token.closing || !rawElements.has(token.element)) continue;
    const raw = scanRaw(source, token);
    yield raw;
    at = raw.end;
  }
}

function scanText(source: string, start: number): PlainToken {
  textPattern.lastIndex = start;
  textPattern.test(source);
  return { kind: "text", start, end: textPattern.lastIndex };
}

function scanMarkup(source: string, start: number): Token | undefined {
  const name = source[start + 1] === "/" ? start + 2 : start + 1;
  const next = source[name] ?? "";
  if (tagNamePattern.test(next)) return scanTag(source, start);
  if (next === hole) throw new TemplateFault(tagNameFault, start);
  if (source.startsWith("<!--", start)) return scanComment(source, start);
  if (/^<!doctype/i.test(source.slice(start, start + 9))) return scanDoctype(source, start);
  if (next === "" || name === start + 2 || next === "!" || next === "?") throw new TemplateFault(bogusFault, start);
  return undefined;
}

function scanComment(source: string, start: number): PlainToken {
  const ends = [source.indexOf("-->", start + 2) + 3, source.indexOf("--!>", start + 4) + 4];
  const end = Math.min(...ends.filter((candidate) => candidate > start + 4));
  if (end === Number.POSITIVE_INFINITY) throw new TemplateFault(unclosedFault("comment"), start);
  return { kind: "comment", start, end };
}

function scanDoctype(source: string, start: number): PlainToken {
  const end = source.indexOf(">", start) + 1;
  if (end === 0) throw new TemplateFault(unclosedFault("doctype"), start);
  return { kind: "doctype", start, end };
}

function scanRaw(source: string, tag: TagToken): PlainToken {
  const length = source.slice(tag.end).search(new RegExp(`</${tag.element}[\\t\\n\\f\\r />]`, "i"));
  if (length === -1) throw new TemplateFault(unclosedFault(`<${tag.element}>`), tag.start);
  const end = tag.end + length;
  if (tag.element === "script" && source.slice(tag.end, end).includes("<!--")) {
    throw new TemplateFault(scriptCommentFault, tag.end);
  }
  return { kind: "raw", tag, start: tag.end, end };
}

const tagNameFault = unsafe(
  "the name of a tag",
  "Choose between whole templates: condition ? html`<h1>…</h1>` : html`<h2>…</h2>`.",
);

const bogusFault = malformed(
  'A "<" begins neither a tag nor a comment',
  "Write &lt; for the character itself; a template must be complete, from text to text.",
);

const scriptCommentFault = malformed(
  "A script contains <!--, which hides the end of the script from browsers",
  "Write \\x3c!-- in the script, or move it to a file.",
);

function unclosedFault(what: string) {
  return malformed(`A ${what} is not closed`, "Close it in the same template: a template begins and ends in text.");
}
