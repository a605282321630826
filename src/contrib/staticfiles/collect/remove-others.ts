import { readdir, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { type Encoding, encodingSuffixes } from "../library/encoding.ts";
import { type CollectedFile, type Manifest, manifestFile } from "../library/manifest.ts";

/** Deletes everything in a folder that is not of a manifest, empty folders included; returns the names of the files. */
export async function removeOthers(root: string, manifest: Manifest): Promise<string[]> {
  const kept = new Set([manifestFile(root), ...Object.values(manifest.files).flatMap((file) => filesOf(root, file))]);
  const deleted = await removeFrom(root, kept);
  return deleted.map((file) => file.slice(root.length + 1));
}

function filesOf(root: string, { name, variants }: CollectedFile): string[] {
  return Object.keys(variants).map((encoding) => join(root, name + encodingSuffixes[encoding as Encoding]));
}

/** Links are deleted, not followed. */
async function removeFrom(folder: string, kept: ReadonlySet<string>): Promise<string[]> {
  const deleted: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) deleted.push(...(await removeFrom(path, kept)));
    else if (!kept.has(path)) deleted.push(await remove(path));
  }
  if ((await readdir(folder)).length === 0) await rmdir(folder);
  return deleted.sort();
}

async function remove(file: string): Promise<string> {
  await rm(file);
  return file;
}
