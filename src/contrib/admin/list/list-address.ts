/** What an address says besides conditions. */
const ownParameters: ReadonlySet<string> = new Set(["q", "o", "p", "all", "e"]);

/** Parameters of conditions: every other name. */
export function lookupParameters(query: URLSearchParams): ReadonlyMap<string, string> {
  return new Map([...query].filter(([name]) => !ownParameters.has(name)));
}

/** What a link changes; null drops a parameter. */
export type ParameterChanges = Readonly<Record<string, string | number | null>>;

/**
 * The address of the same list with other parameters, in the order of their names as Django has them; a page that was
 * chosen before is none of the new list.
 */
export function listAddress(query: URLSearchParams, changes: ParameterChanges): string {
  const parameters = new Map(query);
  for (const name of ["p", "e"]) parameters.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parameters.delete(name);
    else parameters.set(name, String(value));
  }
  const sorted = [...parameters].sort(([one], [other]) => (one < other ? -1 : 1));
  return `?${new URLSearchParams(sorted)}`;
}
