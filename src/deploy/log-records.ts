import { defineLogRecord, type LogRecord } from "#rooms/logging";
import {
  clockInterrupted,
  clockStarted,
  clockWaiting,
  jobFailed,
  jobFinished,
  jobPrinted,
  jobSkipped,
  jobStarted,
} from "./events.ts";

const room = "deploy";

/** How the events of this room are logged. */
export const deployLogRecords: readonly LogRecord[] = [
  defineLogRecord(clockStarted, (event) => ({ room, level: "info", message: "Clock started", fields: event })),
  defineLogRecord(clockWaiting, () => ({ room, level: "info", message: "Another clock runs, waiting", fields: {} })),
  defineLogRecord(clockInterrupted, (event) => ({
    room,
    level: "error",
    message: "Clock interrupted: the database is away",
    fields: event,
  })),
  defineLogRecord(jobStarted, (event) => ({ room, level: "info", message: "Job started", fields: event })),
  defineLogRecord(jobPrinted, (event) => ({ room, level: "info", message: "Job printed", fields: event })),
  defineLogRecord(jobFinished, (event) => ({ room, level: "info", message: "Job finished", fields: event })),
  defineLogRecord(jobFailed, (event) => ({ room, level: "error", message: "Job failed", fields: event })),
  defineLogRecord(jobSkipped, (event) => ({
    room,
    level: "warn",
    message: "Job left out: its last run still goes on",
    fields: event,
  })),
];
