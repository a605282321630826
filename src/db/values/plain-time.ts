import { InvalidDate } from "../errors.ts";

/**
 * A time of the day to the microsecond, without a day or a time zone.
 *
 * @example
 * PlainTime.from("09:05:30.25").toString(); // "09:05:30.250000"
 */
export class PlainTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 0 to 999,999. */
  readonly microsecond: number;

  /** @throws InvalidDate for a time that no clock shows; 24:00 is none. */
  constructor(hour: number, minute = 0, second = 0, microsecond = 0) {
    this.hour = hour;
    this.minute = minute;
    this.second = second;
    this.microsecond = microsecond;
    if (!isRealTime(this)) throw new InvalidDate({ expected: "an existing time such as 09:05:30" });
    Object.freeze(this);
  }

  /**
   * Reads `HH:MM`, `HH:MM:SS` or `HH:MM:SS.ffffff`.
   *
   * @throws InvalidDate for any other form, and for a time that no clock shows.
   */
  static from(text: string): PlainTime {
    const match = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?$/.exec(text);
    if (match === null) throw new InvalidDate({ expected: "a time such as 09:05:30" });
    const [, hour, minute, second = "0", fraction = ""] = match;
    return new PlainTime(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(6, "0")));
  }

  /** Orders times for `sort`. */
  static compare(one: PlainTime, other: PlainTime): number {
    return microsecondOfDay(one) - microsecondOfDay(other);
  }

  /** `HH:MM:SS`, with six more digits where there are microseconds; such texts sort as the times do. */
  toString(): string {
    const clock = [this.hour, this.minute, this.second].map((part) => `${part}`.padStart(2, "0")).join(":");
    return this.microsecond === 0 ? clock : `${clock}.${`${this.microsecond}`.padStart(6, "0")}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

function isRealTime({ hour, minute, second, microsecond }: PlainTime): boolean {
  const isPart = (part: number, limit: number) => Number.isInteger(part) && part >= 0 && part < limit;
  return isPart(hour, 24) && isPart(minute, 60) && isPart(second, 60) && isPart(microsecond, 1_000_000);
}

function microsecondOfDay({ hour, minute, second, microsecond }: PlainTime): number {
  return ((hour * 60 + minute) * 60 + second) * 1_000_000 + microsecond;
}
