import type { FileHandle } from "node:fs/promises";
import type { BodySource } from "#rooms/http";
import { StaticFileCut } from "../errors.ts";
import { borrowMemory, returnMemory } from "./reading-memory.ts";
import type { ByteRange, FileContent } from "./served-file.ts";

type WriteBytes = Parameters<BodySource["writeTo"]>[0];

/** The content of an open file: what others do with its name meanwhile does not matter. */
export class DiskContent implements FileContent {
  readonly #handle: FileHandle;
  readonly #file: string;

  constructor(handle: FileHandle, file: string) {
    this.#handle = handle;
    this.#file = file;
  }

  body(parts: readonly (ByteRange | Uint8Array)[]): BodySource {
    return new FileBody(this.#handle, { file: this.#file, parts });
  }
}

interface FileParts {
  readonly file: string;
  readonly parts: readonly (ByteRange | Uint8Array)[];
}

/** Writes parts of a file by way of one piece of memory, and closes it. */
class FileBody implements BodySource {
  readonly #handle: FileHandle;
  readonly #source: FileParts;

  constructor(handle: FileHandle, source: FileParts) {
    this.#handle = handle;
    this.#source = source;
  }

  async writeTo(write: WriteBytes): Promise<void> {
    await using closing = new AsyncDisposableStack();
    closing.defer(() => this.#handle.close());
    const memory = borrowMemory();
    for (const part of this.#source.parts) {
      if (part instanceof Uint8Array) await write(part);
      else await this.#writeRange(part, { memory, write });
    }
    // Not where writing failed: the system may still hold it.
    returnMemory(memory);
  }

  discard(): void {
    void this.#handle.close();
  }

  async #writeRange(
    { first, last }: ByteRange,
    { memory, write }: { readonly memory: Buffer; readonly write: WriteBytes },
  ): Promise<void> {
    for (let position = first; position <= last; ) {
      const length = Math.min(last - position + 1, memory.length);
      const { bytesRead } = await this.#handle.read(memory, 0, length, position);
      if (bytesRead === 0) throw new StaticFileCut({ file: this.#source.file });
      await write(memory.subarray(0, bytesRead));
      position += bytesRead;
    }
  }
}
