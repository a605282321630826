import { defineLogRecord } from "#rooms/logging";
import { attemptRefused } from "./events.ts";

/** How the events of this room read in the log. */
export const throttlingLogRecords = [
  defineLogRecord(attemptRefused, ({ scope, retryAfter, remoteAddress }) => ({
    room: "throttling",
    level: "warn",
    message: "Attempt refused: too many before it",
    fields: { scope, retryAfter, remoteAddress },
  })),
];
