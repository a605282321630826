import { defineLogRecord } from "#rooms/logging";
import { releaseBegan, releaseEnded } from "./events.ts";

/** How the events of this room read in the log. */
export const releaseLogRecords = [
  defineLogRecord(releaseBegan, (fields) => ({ room: "release", level: "info", message: "Release begins", fields })),
  defineLogRecord(releaseEnded, ({ outcome, ...fields }) => ({
    room: "release",
    level: outcome === "succeeded" ? "info" : "error",
    message: `Release ${outcome}`,
    fields: { ...fields, outcome },
  })),
];
