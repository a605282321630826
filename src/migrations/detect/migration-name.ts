import type { Operation } from "../operations/operation.ts";

/** Where an automatic name stops to grow, as in Django; characters. */
const maximumLength = 52;

/**
 * Names a migration by what it does, such as `post_priority`.
 *
 * @see https://github.com/django/django/blob/4.2/django/db/migrations/migration.py `suggest_name`
 */
export function migrationName(operations: readonly Operation[]): string {
  const [first = "empty", ...rest] = operations.map(({ nameFragment = "custom" }) => nameFragment.replace(/\W+/g, "_"));
  let name = first;
  for (const fragment of rest) {
    const longer = `${name}_${fragment}`;
    if (longer.length > maximumLength) return `${name}_and_more`;
    name = longer;
  }
  return name;
}

/** `0002_post_priority` for the migration that follows `0001_initial`. */
export function numberedName(previous: string | undefined, name: string): string {
  const number = Number(/^\d+/.exec(previous ?? "")?.[0] ?? 0) + 1;
  return `${String(number).padStart(4, "0")}_${name}`;
}
