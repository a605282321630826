import { defineLogRecord, type LogRecord } from "#rooms/logging";
import { mailFailed, mailSent } from "./events.ts";

/** How the events of this room read in the log. */
export const mailLogRecords: readonly LogRecord[] = [
  defineLogRecord(mailSent, ({ milliseconds, ...event }) => ({
    room: "mail",
    level: event.refused === 0 ? "info" : "warn",
    message: event.refused === 0 ? "Mail sent" : "Mail sent, but not to everybody",
    fields: { ...event, milliseconds: Math.round(milliseconds) },
  })),
  defineLogRecord(mailFailed, ({ milliseconds, ...event }) => ({
    room: "mail",
    level: "error",
    message: "Mail not sent",
    fields: { ...event, milliseconds: Math.round(milliseconds) },
  })),
];
