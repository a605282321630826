import { FieldInvalid } from "../errors.ts";
import type { Problem } from "../validation/problem.ts";
import { PlainDate } from "../values/plain-date.ts";
import { PlainTime } from "../values/plain-time.ts";
import { Field } from "./field.ts";
import type { FieldOptions, FieldTraits, HasDefault, TraitsOf, ValueOptions } from "./field-options.ts";
import { readTimestamp } from "./read-timestamp.ts";

interface AutomaticOptions {
  /** Set to the current time whenever a row is saved. */
  readonly autoNow?: boolean;
  /** Set to the current time when a row is created. */
  readonly autoNowAdd?: boolean;
}

export interface DateTimeOptions extends ValueOptions<Date>, AutomaticOptions {}

export interface DateOptions extends ValueOptions<PlainDate>, AutomaticOptions {}

export interface TimeOptions extends ValueOptions<PlainTime>, AutomaticOptions {}

/** The traits of dates: an automatic one may be left out. */
export type DateTraitsOf<Options> = TraitsOf<
  Options,
  HasDefault | { readonly autoNow: true } | { readonly autoNowAdd: true }
>;

/** A field that can hold the time at which its row was saved or created. */
export abstract class AutomaticDateField<Value = unknown, Traits extends FieldTraits = FieldTraits> extends Field<
  Value,
  Traits
> {
  declare readonly options: FieldOptions & AutomaticOptions;

  /** @throws FieldInvalid for more than one of `autoNow`, `autoNowAdd` and `default`. */
  constructor(options: FieldOptions & AutomaticOptions) {
    // Nobody types in what is set by itself.
    super(options.autoNow || options.autoNowAdd ? { editable: false, blank: true, ...options } : options);
    const sources = [options.autoNow, options.autoNowAdd, options.default !== undefined].filter(Boolean);
    if (sources.length > 1) {
      throw new FieldInvalid({ problem: "autoNow, autoNowAdd and default exclude each other" });
    }
  }

  /** True for a field that is set by itself. */
  get isAutomatic(): boolean {
    return this.options.autoNowAdd === true || this.options.autoNow === true;
  }

  override get hasDefault(): boolean {
    return super.hasDefault || this.isAutomatic;
  }

  override defaultValue(): unknown {
    return this.isAutomatic ? this.now() : super.defaultValue();
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
    if (!isMoment(value)) throw this.refuse(value, "a valid Date of the years 1 to 9999");
    return value.toISOString();
  }

  fromDatabase(text: string): Date {
    return readTimestamp(text);
  }

  now(): Date {
    return new Date();
  }

  protected override kindProblems(value: unknown): readonly Problem[] {
    return isMoment(value) ? [] : [{ code: "invalid", message: "Enter a valid date/time." }];
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

  protected override kindProblems(value: unknown): readonly Problem[] {
    return value instanceof PlainDate ? [] : [{ code: "invalid", message: "Enter a valid date." }];
  }
}

/** A time of the day, to the microsecond and without a time zone. */
export class TimeField<Traits extends FieldTraits = FieldTraits> extends AutomaticDateField<PlainTime, Traits> {
  readonly kind = "time";

  columnType(): string {
    return "time";
  }

  toDatabase(value: unknown): string {
    if (!(value instanceof PlainTime)) throw this.refuse(value, "a PlainTime");
    return value.toString();
  }

  fromDatabase(text: string): PlainTime {
    return PlainTime.from(text);
  }

  now(): PlainTime {
    return PlainTime.from(new Date().toISOString().slice(11, 23));
  }

  protected override kindProblems(value: unknown): readonly Problem[] {
    return value instanceof PlainTime ? [] : [{ code: "invalid", message: "Enter a valid time." }];
  }
}

/** The years that both sides can write. */
function isMoment(value: unknown): value is Date {
  if (!(value instanceof Date)) return false;
  const year = value.getUTCFullYear();
  return year >= 1 && year <= 9999;
}
