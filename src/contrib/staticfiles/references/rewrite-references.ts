import { posix } from "node:path";
import type { Reference } from "./reference.ts";

/** A reference to a file of ours. */
export interface ResolvedReference extends Reference {
  /** The path of the file. */
  readonly target: string;
}

/**
 * Puts the hashed names into a file: the last segment of each address is replaced, the way there stays.
 *
 * @param nameOf the hashed name by path; a reference for which it is undefined stays as it is.
 */
export function rewriteReferences(
  content: string,
  references: readonly ResolvedReference[],
  nameOf: (path: string) => string | undefined,
): string {
  let rewritten = "";
  let at = 0;
  for (const reference of references) {
    const name = nameOf(reference.target);
    if (name === undefined) continue;
    rewritten += content.slice(at, reference.start) + addressOf(reference.specifier, name);
    at = reference.end;
  }
  return rewritten + content.slice(at);
}

function addressOf(specifier: string, name: string): string {
  const [, way = "", suffix = ""] = /^((?:[^?#]*\/)?)[^?#]*([\s\S]*)$/.exec(specifier) ?? [];
  return harmless(way) + encodeURIComponent(posix.basename(name)).replace(/['()]/g, encode) + harmless(suffix);
}

/** What was unescaped for reading must not end the string that it stands in. */
function harmless(text: string): string {
  return text.replace(/[^\x21-\x7e]|["'()<>\\`]/gu, encode);
}

function encode(character: string): string {
  return [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("");
}
