import { Duration, PlainDate, PlainTime } from "#rooms/db";
import {
  currentTimeZone,
  formatDate,
  isoDate,
  isoDateTime,
  isoTime,
  type LocalDateTime,
  parseDate,
  parseDateTime,
  parseTime,
} from "#rooms/formats";
import { messages } from "../messages.ts";
import { dateInput, dateTimeInput, input, timeInput } from "../widgets/input-widgets.ts";
import { accept, type CleanContext, type Field, type FieldOptions, type FieldResult, refuse } from "./field.ts";
import { parsedField } from "./parsed-field.ts";

type Optional = { readonly required: false };

export function date(options: FieldOptions<PlainDate> & Optional): Field<PlainDate | undefined>;
export function date(options?: FieldOptions<PlainDate>): Field<PlainDate>;
/** A day, in ISO 8601 or one of Django's other forms. */
export function date(options: FieldOptions<PlainDate> = {}): Field<PlainDate | undefined> {
  return parsedField<PlainDate>(
    options,
    { widget: dateInput() },
    {
      read: (text) => {
        const day = parseDate(text);
        return day === undefined ? refuse(messages.noDate()) : accept(new PlainDate(day.year, day.month, day.day));
      },
      write: isoDate,
    },
  );
}

export function time(options: FieldOptions<PlainTime> & Optional): Field<PlainTime | undefined>;
export function time(options?: FieldOptions<PlainTime>): Field<PlainTime>;
/** A time of the day. */
export function time(options: FieldOptions<PlainTime> = {}): Field<PlainTime | undefined> {
  return parsedField<PlainTime>(
    options,
    { widget: timeInput() },
    {
      read: (text) => {
        const clock = parseTime(text);
        if (clock === undefined) return refuse(messages.noTime());
        return accept(new PlainTime(clock.hour, clock.minute, clock.second, clock.microsecond));
      },
      write: isoTime,
    },
  );
}

export function duration(options: FieldOptions<Duration> & Optional): Field<Duration | undefined>;
export function duration(options?: FieldOptions<Duration>): Field<Duration>;
/** A length of time: `1 12:00:00`, `02:30`, or ISO 8601. */
export function duration(options: FieldOptions<Duration> = {}): Field<Duration | undefined> {
  return parsedField(options, { widget: input("text") }, { read: readDuration, write: String });
}

export function datetime(options: FieldOptions<Date> & Optional): Field<Date | undefined>;
export function datetime(options?: FieldOptions<Date>): Field<Date>;
/** A moment, typed in and shown in the project's time zone. */
export function datetime(options: FieldOptions<Date> = {}): Field<Date | undefined> {
  const whole = parsedField(options, { widget: dateTimeInput() }, { read: readDateTime, write: isoDateTime });
  return {
    ...whole,
    clean: (texts, context) => {
      const errors = texts.length === 2 ? partErrors(texts) : [];
      return errors.length > 0 ? refuse(...errors) : whole.clean([texts.join(" ")], context);
    },
  };
}

/** Two controls are judged one by one, as in Django; both may be empty. */
function partErrors([date = "", time = ""]: readonly string[]): readonly string[] {
  if (date.trim() === "" && time.trim() === "") return [];
  const dateErrors = parseDate(date.trim()) === undefined ? [messages.noDate()] : [];
  const timeErrors = parseTime(time.trim()) === undefined ? [messages.noTime()] : [];
  return [...dateErrors, ...timeErrors];
}

/** An hour that came twice is the one that the form showed, if it was left as it was. */
function readDateTime(text: string, { initial }: CleanContext<Date>): FieldResult<Date> {
  const parsed = parseDateTime(text);
  if (parsed.kind === "moment") return accept(parsed.moment);
  if (parsed.kind === "malformed") return refuse(messages.noDateTime());
  const shown = `${isoDate(parsed.local)}T${isoTime(parsed.local)}`;
  if (initial !== undefined && isoDateTime(initial) === shown) return accept(initial);
  return refuse(messages.noSuchTime(readable(parsed.local), currentTimeZone()));
}

function readable(local: LocalDateTime): string {
  return `${formatDate(local)}, ${isoTime(local)}`;
}

/** Days, hours, minutes and seconds, of which only the seconds must be there: Django's `2:30` are minutes and seconds. */
const clockForm = /^((?:[+-]?\d+ (?:days?,? )?)?[+-]?)((?:\d+:){0,2}\d+)((?:\.\d{1,6})?)$/;

function readDuration(text: string): FieldResult<Duration> {
  const [, start = "", clock, fraction = ""] = clockForm.exec(text) ?? [];
  try {
    return accept(Duration.from(clock === undefined ? text : `${start}${wholeClock(clock)}${fraction}`));
  } catch {
    return refuse(messages.noDuration());
  }
}

function wholeClock(clock: string): string {
  const parts = clock.split(":").map((part) => part.padStart(2, "0"));
  return [...["00", "00"].slice(parts.length - 1), ...parts].join(":");
}
