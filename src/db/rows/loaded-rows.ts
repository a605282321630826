import { rowState } from "./row-state.ts";

/**
 * The rows of a relation to many that were loaded with a row; undefined where none were, so that reading the relation
 * would throw.
 *
 * @example
 * const tags = loadedRows(post, "tags") ?? (await post.related("tags").all());
 */
export function loadedRows(row: object, relation: string): readonly object[] | undefined {
  const rows = rowState(row)?.loaded.get(relation)?.value;
  return Array.isArray(rows) ? rows : undefined;
}
