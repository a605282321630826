import { defineChannel } from "#rooms/events";

/** An attempt was refused because there had been too many; who tried is not told. */
export const attemptRefused = defineChannel<{
  readonly scope: string;
  /** Seconds until the next attempt is allowed. */
  readonly retryAfter: number;
  readonly remoteAddress: string | undefined;
}>("throttling.attempt_refused");
