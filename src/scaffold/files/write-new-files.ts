import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { FilesInTheWay, NotWritable } from "../errors.ts";
import type { NewFile } from "./new-file.ts";

/**
 * Writes files into a folder: all of them, or none.
 *
 * A file that is there is never replaced, not even one that appears meanwhile.
 *
 * @throws FilesInTheWay, NotWritable
 */
export async function writeNewFiles(folder: string, files: readonly NewFile[]): Promise<void> {
  const paths = files.map(({ path }) => path).filter((path) => existsSync(join(folder, path)));
  if (paths.length > 0) throw new FilesInTheWay({ folder, paths });
  const made: string[] = [];
  try {
    for (const file of files) await writeNewFile(folder, file, made);
  } catch (cause) {
    for (const path of made.toReversed()) await rm(path, { recursive: true, force: true });
    throw new NotWritable({ folder, reason: reasonOf(cause) }, { cause });
  }
}

async function writeNewFile(folder: string, { path, text }: NewFile, made: string[]): Promise<void> {
  const file = join(folder, path);
  const firstFolder = await mkdir(dirname(file), { recursive: true });
  if (firstFolder !== undefined) made.push(firstFolder);
  await writeFile(file, text, { flag: "wx" });
  made.push(file);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a file is in the way",
  EEXIST: "a file is in the way",
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  return reasons[code] ?? code;
}
