import { defineLogRecord } from "#rooms/logging";
import { sessionCorrupted } from "./events.ts";

/** How the events of this room read in the log. */
export const sessionLogRecords = [
  defineLogRecord(sessionCorrupted, ({ reason }) => ({
    room: "sessions",
    level: "warn",
    message: "Session data corrupted",
    fields: { reason },
  })),
];
