import { type Dirent, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
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
    filesIn(directory)
      .map((file) => ({ path: relative(directory, file).replaceAll(sep, "/"), file, owner }))
      .filter(({ path }) => isStaticName(path)),
  );
}

/** Folders behind symbolic links are not entered; a link to a file counts where the file is in the folder too. */
function filesIn(directory: string, folder = directory): string[] {
  const entries = entriesIn(folder).sort((one, other) => (one.name < other.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(directory, file);
    return entry.isFile() || (entry.isSymbolicLink() && isFileInside(file, directory)) ? [file] : [];
  });
}

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    // A folder that is not there is a finding of `tolv check`.
    if (isAbsent(error)) return [];
    throw error;
  }
}
