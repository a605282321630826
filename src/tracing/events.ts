import { defineChannel } from "#rooms/events";

/** Spans that the collector will never get. */
export const spansDropped = defineChannel<{
  readonly count: number;
  /** Such as the status of the collector; never its URL, which may hold a key. */
  readonly reason: string;
}>("tracing.spans_dropped");
