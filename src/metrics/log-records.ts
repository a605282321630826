import { defineLogRecord, type LogRecord } from "#rooms/logging";
import { metricsPortTaken } from "./events.ts";

/** How the events of this room appear in the log. */
export const metricsLogRecords: readonly LogRecord[] = [
  defineLogRecord(metricsPortTaken, ({ host, port }) => ({
    room: "metrics",
    level: "warn",
    message: `Another program listens on METRICS_PORT ${port}; nobody can ask for metrics until it leaves`,
    fields: { host, port },
  })),
];
