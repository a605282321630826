import { createHash } from "node:crypto";

/**
 * Names an index that a model declares without a name of its own, as Django does.
 *
 * @param columns In order; a leading `-` says descending.
 *
 * @example
 * declaredIndexName("blog_post", ["status", "-published_at"]); // "blog_post_status_615533_idx"
 *
 * @see https://github.com/django/django/blob/4.2/django/db/models/indexes.py `set_name_with_model`
 */
export function declaredIndexName(table: string, columns: readonly string[]): string {
  const first = (columns[0] ?? "").replace(/^-/, "");
  const digest = createHash("md5")
    .update([table, ...columns, "idx"].join(""))
    .digest("hex");
  const name = `${table.slice(0, 11)}_${first.slice(0, 7)}_${digest.slice(0, 6)}_idx`;
  return /^[_0-9]/.test(name) ? `D${name.slice(1)}` : name;
}
