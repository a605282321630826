import { randomUUID } from "node:crypto";
import type { ByteRange } from "../library/served-file.ts";

/** A body of several ranges of a file. */
export interface MultipartRanges {
  readonly parts: readonly (ByteRange | Uint8Array)[];
  readonly length: number;
  readonly headers: { readonly "Content-Type": string };
}

/**
 * Puts several ranges of a file into one body.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14.6
 */
export function multipartRanges(
  ranges: readonly ByteRange[],
  { type, size }: { readonly type: string; readonly size: number },
): MultipartRanges {
  const boundary = randomUUID();
  const head = ({ first, last }: ByteRange) =>
    Buffer.from(`\r\n--${boundary}\r\nContent-Type: ${type}\r\nContent-Range: bytes ${first}-${last}/${size}\r\n\r\n`);
  const parts = [...ranges.flatMap((range) => [head(range), range]), Buffer.from(`\r\n--${boundary}--\r\n`)];
  const length = parts.reduce((sum, part) => sum + lengthOf(part), 0);
  return { parts, length, headers: { "Content-Type": `multipart/byteranges; boundary=${boundary}` } };
}

function lengthOf(part: ByteRange | Uint8Array): number {
  return part instanceof Uint8Array ? part.length : part.last - part.first + 1;
}
