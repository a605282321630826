import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { findFile } from "../find/find-file.ts";
import { isAbsent } from "../find/is-absent.ts";
import { listFiles } from "../find/list-files.ts";
import type { StaticSource } from "../find/static-sources.ts";
import { contentType } from "./content-type.ts";
import { DiskContent } from "./disk-content.ts";
import { MemoryContent } from "./memory-content.ts";
import type { FileVariant, ServedFile } from "./served-file.ts";
import { staticAddress } from "./static-address.ts";
import type { StaticLibrary, StaticReference } from "./static-library.ts";

/** Files up to this size are read at once; bytes. */
const readAtOnce = 1_048_576;

/** The files of the apps as they are at the moment. */
export class LiveLibrary implements StaticLibrary {
  readonly collected = false;
  readonly #sources: readonly StaticSource[];

  constructor(sources: readonly StaticSource[]) {
    this.#sources = sources;
  }

  refer(path: string): StaticReference | undefined {
    if (findFile(this.#sources, path) === undefined) return undefined;
    return { url: staticAddress(path), integrity: undefined };
  }

  paths(): Iterable<string> {
    return new Set(listFiles(this.#sources).map(({ path }) => path));
  }

  async find(name: string): Promise<ServedFile | undefined> {
    const file = findFile(this.#sources, name);
    const variant = file === undefined ? undefined : await liveVariant(file);
    return variant && { type: contentType(name), cacheControl: "no-cache", variants: [variant] };
  }
}

async function liveVariant(file: string): Promise<FileVariant | undefined> {
  const handle = await openFile(file);
  if (handle === undefined) return undefined;
  await using closing = new AsyncDisposableStack();
  closing.defer(() => handle.close());
  const { size, mtimeNs } = await handle.stat({ bigint: true });
  if (size > readAtOnce) return largeVariant(file, { size: Number(size), etag: `${mtimeNs.toString(16)}-${size}` });
  return smallVariant(await handle.readFile());
}

function smallVariant(bytes: Buffer): FileVariant {
  const etag = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  return { encoding: "identity", size: bytes.length, etag, open: () => new MemoryContent(bytes) };
}

function largeVariant(file: string, { size, etag }: { readonly size: number; readonly etag: string }): FileVariant {
  const open = async () => {
    const handle = await openFile(file);
    return handle && new DiskContent(handle, file);
  };
  return { encoding: "identity", size, etag, open };
}

async function openFile(file: string): Promise<FileHandle | undefined> {
  try {
    return await open(file);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
