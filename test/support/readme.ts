import { readFileSync } from "node:fs";
import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A file that a page of the documentation tells the reader to write. */
export interface DocumentedFile {
  readonly path: string;
  readonly text: string;
}

/** A command line of the documentation together with what it is said to print. */
export interface Transcript {
  readonly command: string;
  readonly printed: string;
}

/** The TypeScript blocks of a Markdown page whose first line names a file: `// project.ts`. */
export function documentedFiles(page: URL): DocumentedFile[] {
  const blocks = readFileSync(page, "utf8").matchAll(/^```ts\n\/\/ (\S+\.ts)\n(.*?)^```$/gms);
  return [...blocks].map(([, path = "", text = ""]) => ({ path, text }));
}

/** The lines of a page's shell blocks that run `npx tolv`. */
export function documentedCommands(page: URL): string[] {
  const blocks = readFileSync(page, "utf8").matchAll(/^```sh\n(.*?)^```$/gms);
  return [...blocks].flatMap(([, text = ""]) => text.split("\n").filter((line) => line.startsWith("npx tolv ")));
}

/** The shell blocks of a page that are followed at once by a block of what they print. */
export function documentedTranscripts(page: URL): Transcript[] {
  const blocks = readFileSync(page, "utf8").matchAll(/^```sh\n([^`]*?)\n```\n\n```text\n(.*?)^```$/gms);
  return [...blocks].map(([, command = "", printed = ""]) => ({ command, printed }));
}

/** Writes the files into a folder, as the reader would. */
export async function writeFiles(directory: string, files: readonly DocumentedFile[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
}

/** Makes a folder a package that has this checkout installed, and what the guides say may be installed beside it. */
export async function installCheckout(directory: string): Promise<void> {
  await writeFile(join(directory, "package.json"), JSON.stringify({ name: "documented", type: "module" }));
  await mkdir(join(directory, "node_modules"));
  const root = fileURLToPath(new URL("../../", import.meta.url));
  await symlink(root, join(directory, "node_modules/tolv"));
  await symlink(join(root, "node_modules/zod"), join(directory, "node_modules/zod"));
}
