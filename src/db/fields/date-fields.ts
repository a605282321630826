import { InvalidDate } from "../errors.ts";
import { Field, type FieldOptions, type FieldTraits, type TraitsOf } from "./field.ts";
import { PlainDate } from "./plain-date.ts";

interface AutomaticOptions {
  /** Set to the current time whenever a row is saved. */
  readonly autoNow?: boolean;
  /** Set to the current time when a row is created. */
  readonly autoNowAdd?: boolean;
}

export interface DateTimeOptions extends FieldOptions<Date>, AutomaticOptions {}

export interface DateOptions extends FieldOptions<PlainDate>, AutomaticOptions {}

/** The traits of dates: an automatic one may be left out. */
export type DateTraitsOf<Options> = TraitsOf<
  Options,
  { readonly default: unknown } | { readonly autoNow: true } | { readonly autoNowAdd: true }
>;

abstract class AutomaticDateField<Value, Traits extends FieldTraits> extends Field<Value, Traits> {
  declare readonly options: FieldOptions & AutomaticOptions;

  override get hasDefault(): boolean {
    return super.hasDefault || this.options.autoNowAdd === true || this.options.autoNow === true;
  }

  override defaultValue(): unknown {
    return this.options.autoNow || this.options.autoNowAdd ? this.now() : super.defaultValue();
  }

  /** The current moment as a value of this field. */
  abstract now(): Value;
}

/** A moment, kept in UTC with PostgreSQL's microseconds; a `Date` holds its milliseconds. */
export class DateTimeField<Traits extends FieldTraits = FieldTraits> extends AutomaticDateField<Date, Traits> {
  readonly kind = "datetime";

  columnType(): string {
    return "timestamp with time zone";
  }

  toDatabase(value: unknown): string {
    if (!(value instanceof Date) || Number.isNaN(value.getTime())) throw this.refuse(value, "a valid Date");
    return value.toISOString();
  }

  fromDatabase(text: string): Date {
    return readTimestamp(text);
  }

  now(): Date {
    return new Date();
  }
}

/** A day without a time. */
export class DateField<Traits extends FieldTraits = FieldTraits> extends AutomaticDateField<PlainDate, Traits> {
  readonly kind = "date";

  columnType(): string {
    return "date";
  }

  toDatabase(value: unknown): string {
    if (!(value instanceof PlainDate)) throw this.refuse(value, "a PlainDate");
    return value.toString();
  }

  fromDatabase(text: string): PlainDate {
    return PlainDate.from(text);
  }

  now(): PlainDate {
    return PlainDate.from(new Date().toISOString().slice(0, 10));
  }
}

/**
 * Reads PostgreSQL's ISO text of a `timestamptz`, such as `2026-11-22 10:33:56.123456+00`.
 *
 * @throws InvalidDate for `infinity`, years before Christ or after 9999, and other styles than ISO.
 */
export function readTimestamp(text: string): Date {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)(?::(\d\d))?$/.exec(text);
  if (match === null) throw new InvalidDate({ expected: "a finite timestamp in ISO style" });
  const [, day, time, hours, minutes = "00"] = match;
  return new Date(`${day}T${time}${hours}:${minutes}`);
}
