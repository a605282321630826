import type { ByteRange, FileContent } from "./served-file.ts";

/** The content of a file that is in memory. */
export class MemoryContent implements FileContent {
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  body(parts: readonly (ByteRange | Uint8Array)[]): Uint8Array {
    const [only, ...others] = parts.map((part) =>
      isBytes(part) ? part : this.bytes.subarray(part.first, part.last + 1),
    );
    if (only === undefined) return this.bytes.subarray(0, 0);
    return others.length === 0 ? only : Buffer.concat([only, ...others]);
  }
}

function isBytes(part: ByteRange | Uint8Array): part is Uint8Array {
  return part instanceof Uint8Array;
}
