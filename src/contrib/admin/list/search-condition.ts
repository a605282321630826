import { and, type Condition, type FieldMap, or } from "#rooms/db";

/** The lookup of each sign that may stand before a path of `list.search`. */
const lookups: Readonly<Record<string, string>> = { "^": "istartswith", "=": "iexact", "@": "search" };

/** Beyond these a search is no question of a person. */
const mostWords = 20;

/**
 * The condition that every word of a search is found in one of the paths, whatever its case; words between quotation
 * marks belong together. Undefined for a search without words.
 *
 * @example
 * searchCondition(["title", "author.username"], 'lorem "dolor sit"');
 */
export function searchCondition(paths: readonly string[], text: string): Condition<FieldMap> | undefined {
  const words = wordsOf(text);
  if (words.length === 0 || paths.length === 0) return undefined;
  return and(...words.map((word) => or(...paths.map((path) => ({ [lookupFor(path)]: word })))));
}

function lookupFor(path: string): string {
  const lookup = lookups[path.charAt(0)];
  return lookup === undefined ? `${path}__icontains` : `${path.slice(1)}__${lookup}`;
}

/** A quotation mark without its other half is a part of its word. */
function wordsOf(text: string): readonly string[] {
  const found = text.replaceAll("\0", " ").matchAll(/"([^"]+)"|'([^']+)'|(\S+)/g);
  return Array.from(found, ([, double, single, plain]) => double ?? single ?? plain ?? "").slice(0, mostWords);
}
