import { decodeBytes, type Reference } from "./reference.ts";

const token = /"(?:[^"\\]|\\[\s\S])*"|[^\s"]/g;

/** Members whose value is an address, and whether it must be a file: the site's pages are started from here too. */
const members: ReadonlyMap<string, boolean> = new Map([
  ["src", true],
  ["start_url", false],
  ["url", false],
]);

/**
 * Finds what a web application manifest refers to: icons, screenshots, and what is started if it is a file.
 *
 * @see https://www.w3.org/TR/appmanifest/
 */
export function webManifestReferences(content: string): Reference[] {
  const tokens = [...content.matchAll(token)].map(({ 0: text, index }) => ({ text, index }));
  return tokens.flatMap(({ text, index }, position) => {
    const isValue = text.startsWith('"') && tokens[position - 1]?.text === ":";
    const required = isValue ? members.get(textOf(tokens[position - 2]?.text)) : undefined;
    if (required === undefined) return [];
    const end = index + text.length - 1;
    return [{ start: index + 1, end, specifier: decodeBytes(textOf(text)), kind: "url" as const, required }];
  });
}

function textOf(literal = ""): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return "";
  }
}
