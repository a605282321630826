import { writeSync } from "node:fs";

/** What a pipe takes undivided, so that nothing of another process can come between; bytes, Linux's PIPE_BUF. */
const undivided = 4096;

/** How long the reader of a full pipe is waited for before the next attempt; milliseconds. */
const pause = 10;

const neverWoken = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes lines before it returns, however often the system takes only a part of them. Workers share a pipe: lines
 * reach it in pieces that it takes undivided, unless a single one is longer.
 *
 * @throws the system's error when the reader has gone (EPIPE), the terminal was closed (EIO) or the disk is full.
 *
 * @see https://man7.org/linux/man-pages/man7/pipe.7.html
 */
export function writeAll(descriptor: number, lines: string): void {
  let left = Buffer.from(lines);
  while (left.length > 0) left = left.subarray(writeSome(descriptor, firstPiece(left)));
}

/** As many whole lines as are taken undivided, or one that is longer. */
function firstPiece(bytes: Buffer): Buffer {
  if (bytes.length <= undivided) return bytes;
  const lastEnd = bytes.lastIndexOf("\n", undivided - 1);
  const end = lastEnd === -1 ? bytes.indexOf("\n", undivided) : lastEnd;
  return end === -1 ? bytes : bytes.subarray(0, end + 1);
}

/** The number of bytes that were taken: a full pipe that does not block takes none (EAGAIN). */
function writeSome(descriptor: number, bytes: Buffer): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    if (!isFull(error)) throw error;
    Atomics.wait(neverWoken, 0, 0, pause);
    return 0;
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EAGAIN";
}
