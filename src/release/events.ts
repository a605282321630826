import { defineChannel } from "#rooms/events";
import type { ReleaseOutcome } from "./ledger/release-record.ts";

/** A release was recorded, and its release phase begins. */
export const releaseBegan = defineChannel<{
  readonly number: number;
  readonly name: string;
  /** The number of the release that is gone back to; undefined for one that goes on. */
  readonly backTo: number | undefined;
}>("release.began");

/** A release phase has ended. */
export const releaseEnded = defineChannel<{
  readonly number: number;
  readonly name: string;
  readonly outcome: ReleaseOutcome;
  readonly milliseconds: number;
}>("release.ended");
