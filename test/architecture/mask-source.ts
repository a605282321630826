/**
 * Blanks what is no code: comments become spaces, and the characters inside texts, templates and regular
 * expressions become underscores. Every character keeps its place, so a position in the result is one in the source.
 */
export function maskSource(source: string): string {
  const masked: string[] = [];
  const braces: ("block" | "template")[] = [];
  let before = "";
  for (let at = 0; at < source.length; ) {
    const kind = kindAt(source, at, { before, inTemplate: braces.at(-1) === "template" });
    const token = matchAt(tokens[kind], source, at);
    if (token.endsWith("{")) braces.push(kind === "template" ? "template" : "block");
    if (token.startsWith("}")) closeBrace(braces, token);
    masked.push(maskToken(kind, token));
    if (kind !== "comment" && token.trim() !== "") before = token;
    at += token.length;
  }
  return masked.join("");
}

const tokens = {
  comment: /\/\/[^\n]*|\/\*[\s\S]*?\*\//y,
  text: /"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'/y,
  template: /[`}](?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|\$\{)/y,
  expression: /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y,
  other: /[\w$]+|[\s\S]/y,
};

type Kind = keyof typeof tokens;

/** After these words a slash begins a regular expression; after other words and closing brackets it divides. */
const operators = /^(?:return|typeof|case|in|of|delete|void|throw|new|else|do|yield|await|instanceof)$/;

function kindAt(source: string, at: number, { before, inTemplate }: { before: string; inTemplate: boolean }): Kind {
  const character = source[at] ?? "";
  if (character === "`" || (character === "}" && inTemplate)) return "template";
  if (matchAt(tokens.comment, source, at) !== "") return "comment";
  if (matchAt(tokens.text, source, at) !== "") return "text";
  const divides = /[\w$)\]}"'`]$/.test(before) && !operators.test(before);
  return character === "/" && !divides && matchAt(tokens.expression, source, at) !== "" ? "expression" : "other";
}

function matchAt(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? "";
}

/** A template that goes on after `}` opens the next brace itself, so the old one is taken out below the new one. */
function closeBrace(braces: ("block" | "template")[], token: string): void {
  braces.splice(token.length > 1 && token.endsWith("{") ? -2 : -1, 1);
}

function maskToken(kind: Kind, token: string): string {
  if (kind === "other") return token;
  if (kind === "comment") return token.replace(/\S/g, " ");
  const [opening, closing] = [token.slice(0, 1), kind === "template" && token.endsWith("${") ? "${" : token.slice(-1)];
  return `${opening}${token.slice(1, token.length - closing.length).replace(/\S/g, "_")}${closing}`;
}
