import { defineContextKey } from "#rooms/context";

/** What runs here: carried by every log record, health answer and error page. */
export interface Stamp {
  /** The name of the release, a git commit, or `unknown`. */
  readonly release: string;
  /** The version of Tolv. */
  readonly version: string;
  /** The version of Node, such as `24.21.0`. */
  readonly node: string;
}

/** The stamp of the running project. */
export const currentStamp = defineContextKey<Stamp>("stamp.stamp");
