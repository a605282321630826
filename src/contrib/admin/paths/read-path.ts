import type { ResolvedPath } from "./resolve-path.ts";

/** The relations that must be loaded with a row before a path can be read from it: none for a field of its own. */
export function relationsOn({ path, target }: ResolvedPath): readonly string[] {
  const relation = target === undefined ? path.split(".").slice(0, -1).join(".") : path;
  return relation === "" ? [] : [relation];
}

/** What a path leads to from a row; behind a foreign key that leads nowhere there is nothing. */
export function readPath(row: object, { path }: ResolvedPath): unknown {
  return path.split(".").reduce<unknown>(readProperty, row);
}

function readProperty(row: unknown, name: string): unknown {
  return typeof row === "object" && row !== null ? Reflect.get(row, name) : undefined;
}
