import type { Release } from "../ledger/release-record.ts";

/** How a release stands, as a word: one without an outcome is at work as long as somebody holds the lock. */
export function stateOf({ outcome }: Release, isLocked: boolean): string {
  return outcome ?? (isLocked ? "running" : "interrupted");
}
