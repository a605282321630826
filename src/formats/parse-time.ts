import { type ClockTime, isRealTime } from "./local-date-time.ts";

const form = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,6}))?)?$/;

/**
 * Reads a time of the day in the forms that Django takes: `08:30`, `08:30:59`, `08:30:59.123456`.
 *
 * @returns undefined for any other form, and for a time that no clock shows.
 */
export function parseTime(text: string): ClockTime | undefined {
  const match = form.exec(text);
  if (match === null) return undefined;
  const [, hour, minute, second = "0", fraction = ""] = match;
  const time = { hour: Number(hour), minute: Number(minute), second: Number(second) };
  return isRealTime(time) ? { ...time, microsecond: Number(fraction.padEnd(6, "0")) } : undefined;
}
