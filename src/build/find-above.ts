import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The path of a file in a folder or the nearest one above it; undefined if there is none. */
export function findAbove(directory: string, name: string): string | undefined {
  const file = join(directory, name);
  if (existsSync(file)) return file;
  const parent = dirname(directory);
  return parent === directory ? undefined : findAbove(parent, name);
}
