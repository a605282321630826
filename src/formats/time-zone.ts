import { kernelSettings } from "#rooms/config";
import type { LocalDateTime } from "./local-date-time.ts";

/**
 * The zone that the project shows dates and times in: the setting TIME_ZONE.
 *
 * @throws ContextMissing (`context.missing`) outside a running project.
 */
export function currentTimeZone(): string {
  return kernelSettings.values().TIME_ZONE;
}

/**
 * What calendar and clock show in a time zone at a moment.
 *
 * @example
 * localDateTime(new Date("2026-11-22T07:30:00Z"), "Europe/Stockholm").hour; // 8
 */
export function localDateTime(moment: Date, timeZone = currentTimeZone()): LocalDateTime {
  const local = new Date(moment.getTime() + offsetAt(moment.getTime(), timeZone));
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    microsecond: local.getUTCMilliseconds() * 1000,
  };
}

/**
 * The moments at which calendar and clock show this in a time zone: one, as a rule; none for an hour that was skipped
 * when the clocks went forward; two, the earlier one first, when they went back.
 */
export function momentsOf(local: LocalDateTime, timeZone = currentTimeZone()): readonly Date[] {
  const asUtc = utcMilliseconds(local);
  // No zone changes twice within two days, so one of the two offsets around the time is the right one.
  const offsets = new Set([offsetAt(asUtc - dayLength, timeZone), offsetAt(asUtc + dayLength, timeZone)]);
  const candidates = [...offsets].filter((offset) => offsetAt(asUtc - offset, timeZone) === offset);
  return candidates.map((offset) => new Date(asUtc - offset)).sort((one, other) => one.getTime() - other.getTime());
}

/** Milliseconds. */
const dayLength = 86_400_000;

/** What the clocks of a zone are ahead of UTC; milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  if (timeZone === "UTC") return 0;
  const seconds = Math.floor(time / 1000) * 1000;
  const match = shownForm.exec(clockOf(timeZone).format(seconds));
  const [month = 1, day = 1, year = 1, hour = 0, minute = 0, second = 0] = match?.slice(1).map(Number) ?? [];
  return utcMilliseconds({ year, month, day, hour, minute, second, microsecond: 0 }) - seconds;
}

const shownForm = /^(\d+)\/(\d+)\/(\d+)(?: \w+)?, (\d+):(\d+):(\d+)$/;
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter takes a hundred times as long as using it. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat("en-US", { timeZone, ...numeric, hourCycle: "h23" });
  clocks.set(timeZone, clock);
  return clock;
}

const numeric = {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
} as const;

/** `Date.UTC` takes the years 0 to 99 for those of the twentieth century. */
function utcMilliseconds({ year, month, day, hour, minute, second, microsecond }: LocalDateTime): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.setUTCHours(hour, minute, second, Math.floor(microsecond / 1000));
}
