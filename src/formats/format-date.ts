import type { CalendarDay, ClockTime } from "./local-date-time.ts";
import { currentTimeZone, localDateTime } from "./time-zone.ts";

/** As the Associated Press abbreviates them: Django's `N`. */
const months = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

/**
 * A day as people read it: Django's `N j, Y`.
 *
 * @example
 * formatDate(PlainDate.from("2026-11-22")); // "Nov. 22, 2026"
 */
export function formatDate({ year, month, day }: CalendarDay): string {
  return `${months[month - 1]} ${day}, ${year}`;
}

/**
 * A time of the day as people read it: Django's `P`.
 *
 * @example
 * formatTime(PlainTime.from("08:30")); // "8:30 a.m."
 * formatTime(PlainTime.from("12:00")); // "noon"
 */
export function formatTime({ hour, minute }: Pick<ClockTime, "hour" | "minute">): string {
  if (minute === 0 && hour === 0) return "midnight";
  if (minute === 0 && hour === 12) return "noon";
  const minutes = minute === 0 ? "" : `:${`${minute}`.padStart(2, "0")}`;
  return `${hour % 12 || 12}${minutes} ${hour < 12 ? "a.m." : "p.m."}`;
}

/**
 * A moment as people read it, in the project's time zone: Django's `N j, Y, P`.
 *
 * @throws ContextMissing (`context.missing`) outside a running project, unless the zone is given.
 *
 * @example
 * formatDateTime(post.publishedAt); // "Nov. 22, 2026, 8:30 a.m."
 */
export function formatDateTime(moment: Date, timeZone = currentTimeZone()): string {
  const local = localDateTime(moment, timeZone);
  return `${formatDate(local)}, ${formatTime(local)}`;
}
