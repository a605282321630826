import { defineLogRecord, type LogRecord } from "#rooms/logging";
import { queryExecuted } from "./events.ts";

/** How the events of this room appear in the log; `LOG_LEVELS=db=debug` shows the statements. */
export const databaseLogRecords: readonly LogRecord[] = [
  defineLogRecord(queryExecuted, ({ sql, milliseconds, rows, model }) => ({
    room: "db",
    level: "debug",
    message: "Query executed",
    fields: { sql, milliseconds: Math.round(milliseconds * 1000) / 1000, rows, model },
  })),
];
