export { formatDate, formatDateTime, formatTime } from "./format-date.ts";
export { formatNumber } from "./format-number.ts";
export { isoDate, isoDateTime, isoTime } from "./iso.ts";
export type { CalendarDay, ClockTime, LocalDateTime } from "./local-date-time.ts";
export { parseDate } from "./parse-date.ts";
export { type ParsedMoment, parseDateTime } from "./parse-date-time.ts";
export { parseTime } from "./parse-time.ts";
export { slugify } from "./slugify.ts";
export { currentTimeZone, localDateTime, momentsOf } from "./time-zone.ts";
