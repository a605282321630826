import { randomUUID } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { FilePart } from "./part.ts";
import type { UploadedFile } from "./uploaded-file.ts";

/** Where the files of a request wait. */
export interface UploadStoreOptions {
  /** Bytes that all files of the request together may take in memory. */
  readonly memorySize: number;
  /** The folder for the others; the system's own unless given. */
  readonly directory: string | undefined;
}

/**
 * The files of one request: small ones in memory, the others on disk.
 *
 * A file on disk is nameless: it is removed as soon as it is open, so that the system takes it back when it is
 * closed, however the request or the process ends.
 */
export class UploadStore {
  readonly #directory: string;
  readonly #files: FileHandle[] = [];
  #memoryLeft: number;
  #released = false;

  constructor({ memorySize, directory = tmpdir() }: UploadStoreOptions) {
    this.#memoryLeft = memorySize;
    this.#directory = directory;
  }

  /** Reads a file to its end and keeps it. */
  async keep({ name, type, stream }: FilePart): Promise<UploadedFile> {
    const chunks: Buffer[] = [];
    let size = 0;
    let file: FileHandle | undefined;
    for await (const chunk of stream) {
      size += chunk.length;
      chunks.push(chunk);
      if (file === undefined && size <= this.#memoryLeft) continue;
      file ??= await this.#openNameless();
      await file.appendFile(Buffer.concat(chunks.splice(0)));
    }
    if (file !== undefined) return onDisk({ name, type, size }, file);
    this.#memoryLeft -= size;
    return inMemory({ name, type, size }, Buffer.concat(chunks));
  }

  /** Gives the disk back; what is still being kept fails. */
  async release(): Promise<void> {
    this.#released = true;
    await Promise.all(this.#files.splice(0).map((file) => file.close()));
  }

  async #openNameless(): Promise<FileHandle> {
    const path = join(this.#directory, `tolv-upload-${randomUUID()}`);
    const file = await open(path, "wx+", 0o600);
    await unlink(path);
    this.#files.push(file);
    if (this.#released) await this.release();
    return file;
  }
}

type FileFacts = Pick<UploadedFile, "name" | "type" | "size">;

function inMemory(facts: FileFacts, bytes: Buffer): UploadedFile {
  return {
    ...facts,
    bytes: async () => Buffer.from(bytes),
    stream: () => Readable.from([bytes], { objectMode: false }),
  };
}

function onDisk(facts: FileFacts, file: FileHandle): UploadedFile {
  // Reading from a position lets several streams of one file run side by side.
  const stream = () => file.createReadStream({ start: 0, autoClose: false });
  return { ...facts, bytes: () => buffer(stream()), stream };
}
