import { TolvError } from "#rooms/errors";
import { defineLogRecord, type LogFields, type LogRecord } from "#rooms/logging";
import { readinessFailed, readinessRestored } from "../events.ts";

/** What the log says of `/readyz`: the changes, and reminders. */
export const readinessRecords: readonly LogRecord[] = [
  defineLogRecord(readinessFailed, ({ name, error, milliseconds }) => ({
    room: "http",
    level: "warn",
    message: `${milliseconds === 0 ? "Not ready" : "Still not ready"}: ${name}`,
    fields: { name, ...(milliseconds > 0 && secondsOf(milliseconds)), ...reasonOf(error) },
  })),
  defineLogRecord(readinessRestored, ({ name, milliseconds }) => ({
    room: "http",
    level: "info",
    message: `Ready again: ${name}`,
    fields: { name, ...secondsOf(milliseconds) },
  })),
];

function secondsOf(milliseconds: number): LogFields {
  return { seconds: Math.round(milliseconds / 1000) };
}

/** That something is away needs no stack; a mistake in the check itself does. */
function reasonOf(error: unknown): LogFields {
  if (!(error instanceof Error)) return { reason: String(error) };
  if (isMistake(error)) return { error };
  const { code, hint } = error instanceof TolvError ? error : {};
  return { code, reason: textOf(error), hint, cause: error.cause instanceof Error ? textOf(error.cause) : undefined };
}

/** `fetch` says by a TypeError that it reached nobody, with the reason as its cause. */
function isMistake(error: Error): boolean {
  return error.cause === undefined && mistakes.some((Mistake) => error instanceof Mistake);
}

const mistakes = [TypeError, ReferenceError, RangeError, SyntaxError];

/** Where several addresses of a host were tried, the code says more than the message, which is empty. */
function textOf(error: Error): string {
  return error.message || String(Reflect.get(error, "code") ?? error.name);
}
