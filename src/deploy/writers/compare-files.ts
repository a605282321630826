import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** How a file on disk stands to what would be written. */
export interface FileComparison {
  readonly path: string;
  /** What would be written. */
  readonly text: string;
  readonly state: "missing" | "same" | "different";
  /** Lines that only the file on disk has. */
  readonly removed: readonly string[];
  /** Lines that only the text has. */
  readonly added: readonly string[];
}

/** Compares texts with the files of a folder. */
export function compareFiles(directory: string, files: ReadonlyMap<string, string>): Promise<FileComparison[]> {
  return Promise.all([...files].map(([path, text]) => compareFile(directory, { path, text })));
}

async function compareFile(
  directory: string,
  file: { readonly path: string; readonly text: string },
): Promise<FileComparison> {
  const found = await readIfThere(join(directory, file.path));
  if (found === undefined) return { ...file, state: "missing", removed: [], added: [] };
  if (found === file.text) return { ...file, state: "same", removed: [], added: [] };
  const [before, after] = [found.split("\n"), file.text.split("\n")];
  return { ...file, state: "different", removed: linesWithout(before, after), added: linesWithout(after, before) };
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** The lines that the others do not have, or have less often. */
function linesWithout(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count < 1;
  });
}
