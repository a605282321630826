import { writeSync } from "node:fs";

/** How long the reader of a full pipe is waited for before the next attempt; milliseconds. */
const pause = 10;

const neverWoken = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes a text before it returns, however often the system takes only a part of it.
 *
 * @throws the system's error when the reader has gone (EPIPE), the terminal was closed (EIO) or the disk is full.
 */
export function writeAll(descriptor: number, text: string): void {
  let left: Uint8Array = Buffer.from(text);
  while (left.length > 0) left = left.subarray(writeSome(descriptor, left));
}

/** The number of bytes that were taken: a full pipe that does not block takes none (EAGAIN). */
function writeSome(descriptor: number, bytes: Uint8Array): number {
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
