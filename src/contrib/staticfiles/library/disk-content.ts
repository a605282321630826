import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { StaticFileCut } from "../errors.ts";
import type { ByteRange, FileContent } from "./served-file.ts";

/** Bytes that are read at a time. A client that takes them slowly holds two such pieces in memory. */
const chunkSize = 1_048_576;

/** The content of an open file: what others do with its name meanwhile does not matter. */
export class DiskContent implements FileContent {
  readonly #handle: FileHandle;
  readonly #file: string;

  constructor(handle: FileHandle, file: string) {
    this.#handle = handle;
    this.#file = file;
  }

  body(parts: readonly (ByteRange | Uint8Array)[]): Readable {
    return new FileStream(this.#handle, { file: this.#file, parts });
  }
}

/** Reads parts of a file, and closes it with its own end. */
class FileStream extends Readable {
  readonly #handle: FileHandle;
  readonly #file: string;
  readonly #parts: (ByteRange | Uint8Array)[];

  constructor(handle: FileHandle, source: { readonly file: string; readonly parts: FileStreamParts }) {
    super({ highWaterMark: chunkSize });
    this.#handle = handle;
    this.#file = source.file;
    this.#parts = [...source.parts];
  }

  override _read(): void {
    this.#next().then(
      (chunk) => void this.push(chunk),
      (error) => void this.destroy(error),
    );
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#handle.close().then(
      () => callback(error),
      (failure) => callback(error ?? failure),
    );
  }

  async #next(): Promise<Uint8Array | null> {
    const part = this.#parts.shift();
    if (part === undefined) return null;
    return part instanceof Uint8Array ? part : this.#read(part);
  }

  async #read({ first, last }: ByteRange): Promise<Uint8Array> {
    const length = Math.min(last - first + 1, chunkSize);
    const { buffer, bytesRead } = await this.#handle.read(Buffer.allocUnsafeSlow(length), 0, length, first);
    if (bytesRead === 0) throw new StaticFileCut({ file: this.#file });
    if (first + bytesRead <= last) this.#parts.unshift({ first: first + bytesRead, last });
    return buffer.subarray(0, bytesRead);
  }
}

type FileStreamParts = readonly (ByteRange | Uint8Array)[];
