/**
 * Reads the texts out of a function of details, the inserted details as `{name}`. A text with several forms yields
 * each of them, a line each; a function that only passes a detail on yields that detail.
 *
 * @param message A text, or an arrow function that composes one: `({ port }) => \`Port ${port} is in use.\``.
 */
export function messageTemplate(message: string | ((details: never) => unknown)): string {
  if (typeof message === "string") return message;
  const [parameter = "", body = ""] = splitOnce(String(message), "=>");
  const details = namesOf(parameter);
  const texts = readLiterals(body.replaceAll(/\.join\("[^"]*"\)/g, ""), details);
  return texts.length > 0 ? texts.join("\n") : placeholder(body, details);
}

interface Details {
  /** The names taken out of the details. */
  readonly fields: readonly string[];
  /** The name of the details, or of the rest of them, as one value. */
  readonly whole: string | undefined;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}

function namesOf(parameter: string): Details {
  const fields = [...parameter.matchAll(/(?<!\.)\b\w+\b/g)].map(([name]) => name);
  const rest = /\.\.\.(\w+)/.exec(parameter)?.[1];
  return parameter.includes("{") ? { fields, whole: rest } : { fields: [], whole: fields[0] };
}

/** One text or template; inside a template, `${…}` with templates of its own one level deep. */
const literal = /"((?:\\.|[^"\\])*)"|`((?:\$\{(?:`[^`]*`|[^`}]|\{[^}]*\})*\}|\\.|[^`\\$])*)`/g;
const insertion = /\$\{((?:`(?:\$\{[^}]*\}|[^`])*`|[^`}])*)\}/g;

function readLiterals(body: string, details: Details): string[] {
  return [...body.matchAll(literal)].map(([, text = "", template]) => {
    const written =
      template?.replaceAll(insertion, (_, expression: string) => placeholder(expression, details)) ?? text;
    return written.replaceAll("\\n", "\n").replaceAll("\\`", "`");
  });
}

/** A detail that is mentioned; else the function that renders the whole details; else the last name. */
function placeholder(expression: string, { fields, whole }: Details): string {
  const names = [...expression.matchAll(/\b[a-z]\w*\b(?!\()/gi)].map(([name]) => name);
  const renderer = /\b(\w+?)(?:Of)?\((\w+)\)/.exec(expression);
  const rendering = renderer?.[2] === whole ? renderer?.[1] : undefined;
  return `{${names.find((name) => fields.includes(name)) ?? rendering ?? names.at(-1)}}`;
}
