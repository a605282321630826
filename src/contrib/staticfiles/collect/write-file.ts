import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** What a file consists of: bytes, or a link to another file. */
export type FileOrigin = { readonly bytes: Uint8Array | string } | { readonly link: string };

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
  else await symlink(origin.link, file);
}
