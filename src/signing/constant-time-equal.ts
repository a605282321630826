import { timingSafeEqual } from "node:crypto";

/** Compares two texts in a time that tells nothing about where they differ (their length is no secret). */
export function constantTimeEqual(left: string, right: string): boolean {
  const [leftBytes, rightBytes] = [Buffer.from(left), Buffer.from(right)];
  return leftBytes.length === rightBytes.length && timingSafeEqual(leftBytes, rightBytes);
}
