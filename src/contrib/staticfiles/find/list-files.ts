import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { isFileInside } from "./find-file.ts";
import { isAbsent } from "./is-absent.ts";
import { isStaticName } from "./static-name.ts";
import type { StaticSource } from "./static-sources.ts";

/** A file as it lies in a folder. */
export interface SourceFile {
  /** Its path below the folder, with slashes. */
  readonly path: string;
  /** Where it is. */
  readonly file: string;
  readonly owner: string;
}

/** All files of the folders, those of the first folder first, each folder by name: also those under one path. */
export function listFiles(sources: readonly StaticSource[]): SourceFile[] {
  return sources.flatMap(({ owner, directory }) =>
    namesIn(directory)
      .map((name) => ({ path: name.replaceAll(sep, "/"), file: join(directory, name), owner }))
      .filter(({ path, file }) => isStaticName(path) && isFileInside(file, directory)),
  );
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory, { recursive: true, encoding: "utf8" }).sort();
  } catch (error) {
    // A folder that is not there is a finding of `tolv check`.
    if (isAbsent(error)) return [];
    throw error;
  }
}
