import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/**
 * Digests a file, or a folder with all below it: names, with `/` between, and contents. Equal digests mean equal
 * files, wherever they lie.
 *
 * @returns `sha256:` and 64 hexadecimal digits.
 */
export async function digestPath(path: string): Promise<string> {
  if ((await stat(path)).isFile()) return digestText(await readFile(path));
  const lines = [];
  for (const file of await listFiles(path)) {
    lines.push(`${digestText(await readFile(join(path, file)))} ${file}\n`);
  }
  return digestText(lines.join(""));
}

/** What lies beside the parts of a build, and is none: the stamp itself, and what is made for one machine. */
const noParts = ["build.json", "cache"];

/** The digest of each part of a build, by its name in the folder. */
export async function digestParts(folder: string): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const name of (await readdir(folder)).sort()) {
    if (!noParts.includes(name)) digests[name] = await digestPath(join(folder, name));
  }
  return digests;
}

/** Digests bytes, or a text as UTF-8. */
export function digestText(content: string | Uint8Array): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

/** The files below a folder, as paths with `/`, in the order of their code units: the same on every machine. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}
