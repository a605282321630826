import { camelCase, type ModelMeta } from "#rooms/db";
import { LookupRefused } from "../errors.ts";
import type { AdminPart } from "../options/admin-for.ts";
import { pathsAmong } from "../options/column.ts";
import { hasName, type ResolvedPath, requirePath, resolvePath } from "../paths/resolve-path.ts";
import { readLookupValue } from "./lookup-value.ts";

/** A condition on rows that an address asks for: `status__exact=draft`. */
export interface ListLookup {
  /** As it stands in the address. */
  readonly parameter: string;
  readonly text: string;
  /** The key and the value for `filter`. */
  readonly where: Readonly<Record<string, unknown>>;
}

/**
 * Reads a condition from an address.
 *
 * @returns undefined for a name that no field has, an unknown lookup and a broken value.
 * @throws LookupRefused for a path that the list neither shows nor filters by, such as `author__password__startswith`.
 */
export function readLookup(part: AdminPart, parameter: string, text: string): ListLookup | undefined {
  const { meta } = part.model;
  const { path, suffix } = splitParameter(meta, parameter);
  const resolved = path === "" ? undefined : resolvePath(meta, path);
  if (resolved === undefined) return undefined;
  if (!isOffered(part, resolved)) throw new LookupRefused({ model: meta.label, lookup: parameter });
  const value = readLookupValue(resolved, suffix, text);
  if (value === undefined) return undefined;
  return { parameter, text, where: { [[resolved.path, ...suffix].join("__")]: value } };
}

/** Takes names from the front as long as there are such fields; what follows is a lookup. */
function splitParameter(meta: ModelMeta, parameter: string): { path: string; suffix: readonly string[] } {
  const words = parameter.split("__").map(camelCase);
  const names: string[] = [];
  let current: ModelMeta | undefined = meta;
  while (current !== undefined && words.length > 0 && hasName(current, words[0] ?? "")) {
    names.push(words.shift() ?? "");
    current = resolvePath(meta, names.join("."))?.target?.meta;
  }
  return { path: names.join("."), suffix: words };
}

/** True for what the list shows or filters by; a relation's key is the relation. */
function isOffered({ model: { meta }, list: { display, filters } }: AdminPart, { path }: ResolvedPath): boolean {
  const declared = [...pathsAmong(display), ...filters];
  return declared.some((name) => {
    const offered = requirePath(meta, name);
    return path === offered.path || path === `${offered.path}.${offered.target?.meta.primaryKey.name}`;
  });
}
