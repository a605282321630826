import type { LocalDateTime } from "./local-date-time.ts";
import { parseDate } from "./parse-date.ts";
import { parseTime } from "./parse-time.ts";
import { currentTimeZone, momentsOf } from "./time-zone.ts";

/** What a text turned out to be; `skipped` and `ambiguous` name hours at which the clocks are changed. */
export type ParsedMoment =
  | { readonly kind: "moment"; readonly moment: Date }
  | { readonly kind: "malformed" }
  | { readonly kind: "skipped"; readonly local: LocalDateTime }
  | { readonly kind: "ambiguous"; readonly local: LocalDateTime };

const offsetForm = / ?(?:Z|([+-])(\d{2})(?::?(\d{2}))?)$/i;

/**
 * Reads a moment: a day and a time in the forms that `parseDate` and `parseTime` take, with a space or a T between them,
 * in the project's time zone; the time may be left out, and an offset such as `Z` or `+02:00` may follow it.
 *
 * @throws ContextMissing (`context.missing`) outside a running project, unless the zone is given.
 *
 * @example
 * parseDateTime("2026-03-29 02:30", "Europe/Stockholm").kind; // "skipped"
 */
export function parseDateTime(text: string, timeZone = currentTimeZone()): ParsedMoment {
  const offset = /\d:\d/.test(text) ? offsetForm.exec(text) : null;
  const local = parseLocal(offset === null ? text : text.slice(0, offset.index));
  if (local === undefined) return { kind: "malformed" };
  const [moment, other] = momentsOf(local, offset === null ? timeZone : "UTC");
  if (moment === undefined) return { kind: "skipped", local };
  if (other !== undefined) return { kind: "ambiguous", local };
  return { kind: "moment", moment: new Date(moment.getTime() - offsetOf(offset)) };
}

function parseLocal(text: string): LocalDateTime | undefined {
  const [, date = text, clock = "0:00"] = /^(.*\d)(?:T| +)(\d+:[\d:.]*)$/.exec(text) ?? [];
  const day = parseDate(date);
  const time = parseTime(clock);
  return day && time && { ...day, ...time };
}

/** Milliseconds. */
function offsetOf(match: RegExpExecArray | null): number {
  const [, sign, hours = "0", minutes = "0"] = match ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === "-" ? -offset : offset;
}
