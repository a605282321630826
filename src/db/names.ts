/**
 * The one mapper between the names of the program (camelCase, dots) and those of the database, fixtures and URLs
 * (Django's snake_case, `__`).
 */

/** `publishedAt` → `published_at`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `published_at` → `publishedAt`; an underscore before a digit stays, so that the way back is the same. */
export function camelCase(name: string): string {
  return name.replace(/(?<=[a-z0-9])_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** `author.dateJoined__gte` → `author__date_joined__gte`. */
export function djangoPath(path: string): string {
  return path.split(".").map(snakeCase).join("__");
}

/**
 * `author__date_joined__gte` → `author.dateJoined__gte`.
 *
 * @param lookups the words that end a path as a lookup and are not names of fields.
 */
export function modelPath(path: string, lookups: ReadonlySet<string>): string {
  const names = path.split("__");
  const last = names.at(-1) ?? "";
  const lookup = names.length > 1 && lookups.has(last) ? `__${names.pop()}` : "";
  return names.map(camelCase).join(".") + lookup;
}

/** `BlogPost` → `blog post`: Django's `verbose_name`. */
export function spacedName(name: string): string {
  return name.replace(/(?<=.)([A-Z](?=[a-z])|(?<=[a-z0-9])[A-Z])/g, " $1").toLowerCase();
}
