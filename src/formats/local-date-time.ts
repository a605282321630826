/** A day of the calendar; `PlainDate` is one. */
export interface CalendarDay {
  /** 1 to 9999. */
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** A time of the day; `PlainTime` is one. */
export interface ClockTime {
  /** 0 to 23. */
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 to 999,999. */
  readonly microsecond: number;
}

/** What calendar and clock show at one place. */
export interface LocalDateTime extends CalendarDay, ClockTime {}

/** True for a day that the calendar has. */
export function isRealDay({ year, month, day }: CalendarDay): boolean {
  if (year < 1 || year > 9999) return false;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** True for a time that a clock shows; 24:00 is none. */
export function isRealTime({ hour, minute, second }: Omit<ClockTime, "microsecond">): boolean {
  return hour < 24 && minute < 60 && second < 60;
}
