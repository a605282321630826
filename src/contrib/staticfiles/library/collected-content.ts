import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { staticFileLost } from "../events.ts";
import { isAbsent } from "../find/is-absent.ts";
import { DiskContent } from "./disk-content.ts";
import type { CollectedVariant } from "./manifest.ts";
import { MemoryContent } from "./memory-content.ts";
import type { FileContent } from "./served-file.ts";

/** Larger files are streamed from the disk; bytes. */
const largestInMemory = 1_048_576;

/** Opens collected files, and keeps the small ones in memory as long as there is room. */
export class CollectedContent {
  readonly #kept = new Map<string, MemoryContent>();
  readonly #flags: number;
  #room: number;

  /** @param limit bytes of memory. */
  constructor({ limit, linked }: { readonly limit: number; readonly linked: boolean }) {
    this.#room = limit;
    this.#flags = constants.O_RDONLY | (linked ? 0 : constants.O_NOFOLLOW);
  }

  /** The content of a file; undefined, with an event, when it is not the one that was collected. */
  open(file: string, expected: CollectedVariant): FileContent | Promise<FileContent | undefined> {
    return this.#kept.get(file) ?? this.#openFile(file, expected);
  }

  async #openFile(file: string, expected: CollectedVariant): Promise<FileContent | undefined> {
    const handle = await this.#handle(file);
    if (handle === undefined) return lost(file, "missing");
    const content = await this.#read(handle, file, expected);
    if (!(content instanceof DiskContent)) await handle.close();
    return content ?? lost(file, "changed");
  }

  /** Undefined for another content; a large file is known by its size, a small one by its hash. */
  async #read(handle: FileHandle, file: string, { size, hash }: CollectedVariant): Promise<FileContent | undefined> {
    const stats = await handle.stat();
    if (!stats.isFile() || stats.size !== size) return undefined;
    if (size > largestInMemory) return new DiskContent(handle, file);
    const bytes = await handle.readFile();
    return hashOf(bytes) === hash ? this.#keep(file, bytes) : undefined;
  }

  async #handle(file: string): Promise<FileHandle | undefined> {
    try {
      return await open(file, this.#flags);
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  #keep(file: string, bytes: Buffer): MemoryContent {
    const content = new MemoryContent(bytes);
    if (bytes.length > this.#room || this.#kept.has(file)) return content;
    this.#room -= bytes.length;
    this.#kept.set(file, content);
    return content;
  }
}

/** The beginning of the SHA-256 of a collected file, as the manifest has it. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}

function lost(file: string, problem: "missing" | "changed"): undefined {
  staticFileLost.emit({ file, problem });
}
