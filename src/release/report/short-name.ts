/** A name for people: commits and digests are told apart by their beginning. */
export function shortName(name: string): string {
  return name.replace(/^(?:sha256:)?([0-9a-f]{12})[0-9a-f]{20,}/, "$1");
}
