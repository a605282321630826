import { createHash } from "node:crypto";
import { lstat, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { DirectoryUnusable } from "./errors.ts";

/** A socket's path may have 107 bytes on Linux, 103 on macOS. */
const longestPath = 100;

/**
 * Answers where the keeper of the database in `root` listens: there, or for a long path in a private folder of /tmp.
 *
 * @throws DirectoryUnusable when somebody else has taken that folder's name.
 */
export async function socketPath(root: string): Promise<string> {
  const path = join(root, "keeper.sock");
  if (Buffer.byteLength(path) <= longestPath) return path;
  const name = createHash("sha256").update(root).digest("hex").slice(0, 16);
  return join(await privateFolder(`/tmp/tolv-${process.getuid?.()}`), `${name}.sock`);
}

async function privateFolder(directory: string): Promise<string> {
  await mkdir(directory, { mode: 0o700, recursive: true });
  const entry = await lstat(directory);
  // Everybody may write to /tmp, so the name could have been taken by somebody who wants to answer in our place.
  if (entry.isDirectory() && entry.uid === process.getuid?.() && (entry.mode & 0o77) === 0) return directory;
  throw new DirectoryUnusable({ directory, reason: "it does not belong to this user alone" });
}
