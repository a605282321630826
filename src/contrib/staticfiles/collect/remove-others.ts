import { readdir, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { type Encoding, encodingSuffixes } from "../library/encoding.ts";
import { type Manifest, manifestFile } from "../library/manifest.ts";

/** Deletes everything in a folder that is not of a manifest, empty folders included; returns the names of the files. */
export async function removeOthers(root: string, manifest: Manifest): Promise<string[]> {
  const kept = new Set([manifestFile(root), ...Object.values(manifest.files).flatMap((file) => filesOf(root, file))]);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const others = entries.filter((entry) => !entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
  const deleted = others.filter((file) => !kept.has(file)).sort();
  for (const file of deleted) await rm(file);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
  for (const folder of folders.sort().reverse()) await removeIfEmpty(folder);
  return deleted.map((file) => file.slice(root.length + 1));
}

function filesOf(root: string, { name, variants }: Manifest["files"][string]): string[] {
  return Object.keys(variants).map((encoding) => join(root, name + encodingSuffixes[encoding as Encoding]));
}

async function removeIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOTEMPTY")) throw error;
  }
}
