import { realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { isAbsent } from "./is-absent.ts";
import { isStaticName } from "./static-name.ts";
import type { StaticSource } from "./static-sources.ts";

/** The file of the first folder that has one under the name; undefined where none has. */
export function findFile(sources: readonly StaticSource[], name: string): string | undefined {
  return findFiles(sources, name)[0];
}

/** The files of all folders under the name, the one that is served first. */
export function findFiles(sources: readonly StaticSource[], name: string): string[] {
  if (!isStaticName(name)) return [];
  return sources
    .map(({ directory }) => join(directory, name))
    .filter((file, index) => {
      const directory = sources[index]?.directory;
      return directory !== undefined && isFileInside(file, directory);
    });
}

/** True for a file whose place, symbolic links followed, is in the folder. */
export function isFileInside(file: string, directory: string): boolean {
  try {
    return statSync(file).isFile() && realpathSync(file).startsWith(realpathSync(directory) + sep);
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}
