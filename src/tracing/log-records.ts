import { defineLogRecord, type LogRecord } from "#rooms/logging";
import { spansDropped } from "./events.ts";

/** How the events of this room appear in the log. */
export const tracingLogRecords: readonly LogRecord[] = [
  defineLogRecord(spansDropped, ({ count, reason }) => ({
    room: "tracing",
    level: "warn",
    message: "Spans were dropped",
    fields: { count, reason },
  })),
];
