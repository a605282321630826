import { chmod, mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Where root's development databases live, and the programs that serve them. */
export const sharedRoot = "/var/lib/tolv";

/** Makes a folder below the shared root that every user may walk through, whatever root's umask is. */
export async function makeSharedFolder(name: string): Promise<string> {
  const path = join(sharedRoot, name);
  await mkdir(path, { recursive: true });
  for (const folder of [sharedRoot, path]) await chmod(folder, 0o755);
  return path;
}

/** Lets every user read what is below a folder, and run what its owner may run. */
export async function shareTree(root: string): Promise<void> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => !entry.isSymbolicLink()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of [root, ...paths]) {
    const { mode } = await stat(path);
    await chmod(path, mode & 0o100 ? 0o755 : 0o644);
  }
}
