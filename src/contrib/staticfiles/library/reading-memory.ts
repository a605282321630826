/** Bytes that are read at a time: what a client that takes them slowly holds in memory. */
const size = 131_072;

/** What is kept for the next files, at most. */
const maximalIdle = 16;

const idle: Buffer[] = [];

/** Memory to read a file into: used again and again it stays in the caches, where new memory costs a fault a page. */
export function borrowMemory(): Buffer {
  return idle.pop() ?? Buffer.allocUnsafeSlow(size);
}

/** Gives the memory back, once nobody reads it any more. */
export function returnMemory(memory: Buffer): void {
  if (idle.length < maximalIdle) idle.push(memory);
}
