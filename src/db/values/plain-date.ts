import { InvalidDate } from "../errors.ts";

/**
 * A day of the calendar without a time or a time zone.
 *
 * @example
 * PlainDate.from("2026-11-22").toString(); // "2026-11-22"
 */
export class PlainDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;

  /** @throws InvalidDate for a day that does not exist. */
  constructor(year: number, month: number, day: number) {
    this.year = year;
    this.month = month;
    this.day = day;
    if (!isRealDay(this)) throw new InvalidDate({ expected: "an existing day such as 2026-11-22" });
    Object.freeze(this);
  }

  /**
   * Reads `YYYY-MM-DD`.
   *
   * @throws InvalidDate for any other form, and for a day that does not exist.
   */
  static from(text: string): PlainDate {
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (match === null) throw new InvalidDate({ expected: "a date such as 2026-11-22" });
    return new PlainDate(Number(match[1]), Number(match[2]), Number(match[3]));
  }

  /** Orders days for `sort`. */
  static compare(one: PlainDate, other: PlainDate): number {
    return one.year - other.year || one.month - other.month || one.day - other.day;
  }

  /** `YYYY-MM-DD`; such texts sort as the days do. */
  toString(): string {
    const padded = [`${this.month}`, `${this.day}`].map((part) => part.padStart(2, "0"));
    return [`${this.year}`.padStart(4, "0"), ...padded].join("-");
  }

  toJSON(): string {
    return this.toString();
  }
}

function isRealDay({ year, month, day }: PlainDate): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
