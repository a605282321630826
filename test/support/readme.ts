import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A file that a page of the documentation tells the reader to write. */
export interface DocumentedFile {
  readonly path: string;
  readonly text: string;
}

/** The TypeScript blocks of a Markdown page whose first line names a file: `// project.ts`. */
export function documentedFiles(page: URL): DocumentedFile[] {
  const blocks = readFileSync(page, "utf8").matchAll(/^```ts\n\/\/ (\S+\.ts)\n(.*?)^```$/gms);
  return [...blocks].map(([, path = "", text = ""]) => ({ path, text }));
}

/** Writes the files into a folder, as the reader would. */
export async function writeFiles(directory: string, files: readonly DocumentedFile[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
}
