import type { CalendarDay, ClockTime } from "./local-date-time.ts";
import { currentTimeZone, localDateTime } from "./time-zone.ts";

/** The value of an `<input type="date">`: `2026-11-22`. */
export function isoDate({ year, month, day }: CalendarDay): string {
  return `${padded(year, 4)}-${padded(month)}-${padded(day)}`;
}

/** The value of an `<input type="time">`: `08:30:00`; without the part of a second, which browsers ask nobody for. */
export function isoTime({ hour, minute, second }: Omit<ClockTime, "microsecond">): string {
  return `${padded(hour)}:${padded(minute)}:${padded(second)}`;
}

/**
 * The value of an `<input type="datetime-local">`, in the project's time zone: `2026-11-22T08:30:00`.
 *
 * @throws ContextMissing (`context.missing`) outside a running project, unless the zone is given.
 */
export function isoDateTime(moment: Date, timeZone = currentTimeZone()): string {
  const local = localDateTime(moment, timeZone);
  return `${isoDate(local)}T${isoTime(local)}`;
}

function padded(part: number, length = 2): string {
  return `${part}`.padStart(length, "0");
}
