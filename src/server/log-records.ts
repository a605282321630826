import { defineLogRecord, type LogRecord } from "#rooms/logging";
import {
  notificationFailed,
  reloadFailed,
  reloadFinished,
  reloadStarted,
  requestsCutOff,
  serving,
  signalIgnored,
  sizeChanged,
  stopping,
  watchdogFailed,
  workerEnded,
  workerHung,
  workerOutdated,
  workerReady,
  zombiesFound,
} from "./events.ts";

const room = "server";

/** How the events of this room are logged. */
export const serverLogRecords: readonly LogRecord[] = [
  defineLogRecord(serving, ({ address, workers }) => ({
    room,
    level: "info",
    message: "Serving",
    fields: { ...address, workers },
  })),
  defineLogRecord(stopping, (event) => ({ room, level: "info", message: "Stopping", fields: event })),
  defineLogRecord(workerReady, (event) => ({ room, level: "info", message: "Worker ready", fields: roundTime(event) })),
  defineLogRecord(workerEnded, (event) => ({
    room,
    level: event.expected ? "info" : "error",
    message: event.expected ? "Worker left" : "Worker ended unexpectedly",
    fields: { ...event },
  })),
  defineLogRecord(workerHung, (event) => ({
    room,
    level: "error",
    message: "Worker gave no sign of life and is killed",
    fields: { ...roundTime(event), stack: event.stack ?? noStack },
  })),
  defineLogRecord(workerOutdated, (event) => ({ room, level: "info", message: "Replacing worker", fields: event })),
  defineLogRecord(reloadStarted, (event) => ({ room, level: "info", message: "Reloading", fields: event })),
  defineLogRecord(reloadFinished, (event) => ({ room, level: "info", message: "Reloaded", fields: event })),
  defineLogRecord(reloadFailed, (event) => ({
    room,
    level: "error",
    message: "Not reloaded, the running workers stay",
    fields: event,
  })),
  defineLogRecord(sizeChanged, (event) => ({ room, level: "info", message: "Number of workers", fields: event })),
  defineLogRecord(signalIgnored, (event) => ({ room, level: "info", message: "Signal ignored", fields: event })),
  defineLogRecord(requestsCutOff, (event) => ({
    room,
    level: "warn",
    message: "The deadline cut requests off",
    fields: event,
  })),
  defineLogRecord(notificationFailed, (event) => ({
    room,
    level: "warn",
    message: "systemd cannot be told: systemd-notify failed",
    fields: event,
  })),
  defineLogRecord(watchdogFailed, (event) => ({ room, level: "warn", message: "Watchdog failed", fields: event })),
  defineLogRecord(zombiesFound, (event) => ({
    room,
    level: "warn",
    message: "Processes that handlers left behind have ended, and nobody reaps them",
    fields: { ...event, remedy: initRemedy },
  })),
];

const noStack = "none: the process is stopped, or stuck outside JavaScript";

const initRemedy =
  "Give the container an init: docker run --init, init: true in a compose file, shareProcessNamespace: true in a pod";

function roundTime<Event extends { readonly milliseconds: number }>(event: Event): Event {
  return { ...event, milliseconds: Math.round(event.milliseconds) };
}
