import { randomUUID } from "node:crypto";
import { copyFile, mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** Where the content of a file comes from: bytes, a file to copy, or one to link to. */
export type FileOrigin =
  | { readonly bytes: Uint8Array | string }
  | { readonly copy: string }
  | { readonly link: string };

/** Puts a file in its place at once: whoever opens the name finds what was there before, or all of the new one. */
export async function writeFileAtOnce(file: string, origin: FileOrigin): Promise<void> {
  const unfinished = `${file}.${randomUUID()}.unfinished`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await create(unfinished, origin);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function create(file: string, origin: FileOrigin): Promise<void> {
  if ("bytes" in origin) await writeFile(file, origin.bytes);
  else if ("copy" in origin) await copyFile(origin.copy, file);
  else await symlink(origin.link, file);
}
