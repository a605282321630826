import { timingSafeEqual } from "node:crypto";

/** Compares two texts without telling by its duration where they differ; their lengths are not secret. */
export function equalTexts(left: string, right: string): boolean {
  const leftBytes = Buffer.from(left);
  const rightBytes = Buffer.from(right);
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}
