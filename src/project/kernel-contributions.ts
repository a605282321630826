import { currentDatabase, databaseLogRecords } from "#rooms/db";
import { deployLogRecords } from "#rooms/deploy";
import { defineReadiness, httpLogRecords } from "#rooms/http";
import type { LogRecord } from "#rooms/logging";
import { mailLogRecords } from "#rooms/mail";
import { metricsLogRecords } from "#rooms/metrics";
import { migrationsReadiness } from "#rooms/migrations";
import { serverLogRecords } from "#rooms/server";
import { tracingLogRecords } from "#rooms/tracing";

/** How the events of the kernel's rooms read in the log. */
export const kernelLogRecords: readonly LogRecord[] = [
  ...databaseLogRecords,
  ...httpLogRecords,
  ...mailLogRecords,
  ...metricsLogRecords,
  ...tracingLogRecords,
  ...serverLogRecords,
  ...deployLogRecords,
];

/** Ready means that the database answers, and has the tables of this code. */
export const kernelReadiness = [
  defineReadiness({
    name: "db.connection",
    check: async () => void (await currentDatabase.get().execute("SELECT 1")),
  }),
  migrationsReadiness,
];
