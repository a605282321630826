/**
 * Names a hash without a salt, which ancient versions of Django wrote; undefined for every other column.
 *
 * @see https://docs.djangoproject.com/en/5.1/releases/5.1/#features-removed-in-5-1
 */
export function legacyAlgorithmOf(encoded: string): "unsalted_md5" | "unsalted_sha1" | undefined {
  if (/^(?:md5\$\$)?[0-9a-f]{32}$/.test(encoded)) return "unsalted_md5";
  return /^sha1\$\$[0-9a-f]{40}$/.test(encoded) ? "unsalted_sha1" : undefined;
}
