import type { ModelField } from "#rooms/db";
import { type CalendarDay, currentTimeZone, isoDate, localDateTime, momentsOf } from "#rooms/formats";
import { missingOption } from "./choice-options.ts";
import type { Offer } from "./list-filter.ts";

/** Ranges of days around today, by the clocks of the project's time zone. */
export function dateOptions({ field }: ModelField, parameter: string, now = new Date()): Offer {
  const { year, month, day } = localDateTime(now);
  const tomorrow = dayOf(year, month, day + 1);
  const ranges = [
    ["Today", dayOf(year, month, day), tomorrow],
    ["Past 7 days", dayOf(year, month, day - 7), tomorrow],
    ["This month", dayOf(year, month, 1), dayOf(year, month + 1, 1)],
    ["This year", dayOf(year, 1, 1), dayOf(year + 1, 1, 1)],
  ] as const;
  const write = field.kind === "date" ? isoDate : writeMidnight;
  const options = ranges.map(([label, from, to]) => ({
    label,
    parameters: { [`${parameter}__gte`]: write(from), [`${parameter}__lt`]: write(to) },
  }));
  const isNull = field.options.null;
  const present = isNull ? [{ label: "Has date", parameters: { [`${parameter}__isnull`]: "False" } }] : [];
  return { all: "Any date", options: [...options, ...missingOption(isNull, parameter, "No date"), ...present] };
}

/** A day of the calendar; days and months beyond the end count on into the next month and year. */
function dayOf(year: number, month: number, day: number): CalendarDay {
  const date = new Date(Date.UTC(year, month - 1, day));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The beginning of a day as Django's addresses have it; of a midnight that the clocks skip, what they show instead. */
function writeMidnight(day: CalendarDay): string {
  const zone = currentTimeZone();
  const hours = [0, 1, 2].flatMap((hour) => momentsOf({ ...day, hour, minute: 0, second: 0, microsecond: 0 }, zone));
  return (hours[0] ?? new Date(0))
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, "+00:00");
}
