import { createHash } from "node:crypto";

/** PostgreSQL cuts identifiers after 63 bytes; Django counts characters, and so does this room. */
const maximumLength = 63;

/**
 * Names an index or constraint of columns exactly as Django does, so that both find each other's.
 *
 * @param columns Column names in order.
 * @param suffix Follows the digest: `_like`, `_uniq`, or nothing for a plain index.
 *
 * @example
 * indexName("auth_user", ["username"], "_like"); // "auth_user_username_6821ab7c_like"
 *
 * @see https://github.com/django/django/blob/4.2/django/db/backends/base/schema.py `_create_index_name`
 */
export function indexName(table: string, columns: readonly string[], suffix = ""): string {
  const ending = `${digest([table, ...columns], 8)}${suffix}`;
  const whole = `${table}_${columns.join("_")}_${ending}`;
  return whole.length <= maximumLength ? whole : shortened(table, columns.join("_"), ending);
}

/** Names a unique constraint over several columns, or over one column that became unique later. */
export function uniqueName(table: string, columns: readonly string[]): string {
  return indexName(table, columns, "_uniq");
}

/** Names the extra index that serves `LIKE 'prefix%'` in any collation. */
export function likeIndexName(table: string, column: string): string {
  return indexName(table, [column], "_like");
}

/** Names the foreign key constraint of one column. */
export function foreignKeyName(from: ColumnReference, to: ColumnReference): string {
  return indexName(from.table, [from.column], `_fk_${to.table}_${to.column}`);
}

/** Names the check constraint of one column that is added after its table. */
export function checkName(table: string, column: string): string {
  return indexName(table, [column], "_check");
}

/** A column and the table it is in. */
export interface ColumnReference {
  readonly table: string;
  readonly column: string;
}

function shortened(table: string, columns: string, ending: string): string {
  const end = ending.slice(0, Math.floor(maximumLength / 3));
  const each = Math.floor((maximumLength - end.length) / 2) - 1;
  const name = `${table.slice(0, each)}_${columns.slice(0, each)}_${end}`;
  return /^[_0-9]/.test(name) ? `D${name.slice(0, -1)}` : name;
}

function digest(parts: readonly string[], length: number): string {
  return createHash("md5").update(parts.join("")).digest("hex").slice(0, length);
}
