import { InvalidDate } from "../errors.ts";

/** The parts of a length of time; each may be negative, and beyond the next larger unit. */
export interface DurationParts {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
  readonly microseconds?: number;
}

const second = 1_000_000n;
const minute = 60n * second;
const hour = 60n * minute;
const day = 24n * hour;

/**
 * A length of time, exact to the microsecond: Python's `timedelta`.
 *
 * @example
 * Duration.of({ hours: 36, seconds: 1.5 }).toString(); // "1 12:00:01.500000"
 */
export class Duration {
  /** The whole length. */
  readonly microseconds: bigint;

  constructor(microseconds: bigint) {
    this.microseconds = microseconds;
    Object.freeze(this);
  }

  /** @throws InvalidDate for a part that is not finite. */
  static of(parts: DurationParts): Duration {
    const { days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0, microseconds = 0 } = parts;
    const small = exact(seconds, second) + exact(milliseconds, 1000n) + exact(microseconds, 1n);
    return new Duration(exact(days, day) + exact(hours, hour) + exact(minutes, minute) + small);
  }

  /**
   * Reads what Django writes (`1 12:00:01.500000`, `P1DT12H00M01.500000S`) and what PostgreSQL answers in its own style
   * (`1 day 12:00:01.5`); a month has 30 days, a year 365, as in Django.
   *
   * @throws InvalidDate for any other form.
   */
  static from(text: string): Duration {
    const microseconds = readIso(text) ?? readClock(text);
    if (microseconds === undefined) throw new InvalidDate({ expected: "a duration such as 1 12:00:01.5" });
    return new Duration(microseconds);
  }

  /** Orders durations for `sort`. */
  static compare(one: Duration, other: Duration): number {
    if (one.microseconds === other.microseconds) return 0;
    return one.microseconds < other.microseconds ? -1 : 1;
  }

  /** Lets `<` and `>` compare durations. */
  valueOf(): bigint {
    return this.microseconds;
  }

  /** Django's text, where only the days may be negative: minus one second is `-1 23:59:59`. */
  toString(): string {
    const time = ((this.microseconds % day) + day) % day;
    const days = (this.microseconds - time) / day;
    return `${days === 0n ? "" : `${days} `}${clock(time)}`;
  }

  /** ISO 8601 as Django's JSON has it: `P1DT12H00M01.500000S`. */
  toISOString(): string {
    const length = this.microseconds < 0n ? -this.microseconds : this.microseconds;
    const [hours, minutes, seconds] = clock(length % day).split(":");
    return `${this.microseconds < 0n ? "-" : ""}P${length / day}DT${hours}H${minutes}M${seconds}S`;
  }

  toJSON(): string {
    return this.toISOString();
  }
}

/** A part in microseconds, its fraction rounded to the nearest one. */
function exact(part: number, unit: bigint): bigint {
  if (!Number.isFinite(part)) throw new InvalidDate({ expected: "finite parts of a duration" });
  const whole = Math.trunc(part);
  return BigInt(whole) * unit + BigInt(Math.round((part - whole) * Number(unit)));
}

function clock(time: bigint): string {
  const parts = [time / hour, (time / minute) % 60n, (time / second) % 60n];
  const text = parts.map((part) => `${part}`.padStart(2, "0")).join(":");
  return time % second === 0n ? text : `${text}.${`${time % second}`.padStart(6, "0")}`;
}

const isoForm = /^([+-]?)P(?:([+-]?\d+)D)?(?:T(?:([+-]?\d+)H)?(?:([+-]?\d+)M)?(?:([+-]?\d+(?:\.\d{1,6})?)S)?)?$/;

function readIso(text: string): bigint | undefined {
  const match = isoForm.exec(text);
  if (match === null || !/\d/.test(text)) return undefined;
  const [, sign, days, hours, minutes, seconds] = match;
  const length = whole(days) * day + whole(hours) * hour + whole(minutes) * minute + fractional(seconds);
  return sign === "-" ? -length : length;
}

const clockForm =
  /^(?:([+-]?\d+) years? ?)?(?:([+-]?\d+) mons? ?)?(?:([+-]?\d+)(?: days?,?(?: |$)| (?=[+-]?\d+:)))?(?:([+-]?)(\d+):(\d\d):(\d\d(?:\.\d{1,6})?))?$/;

function readClock(text: string): bigint | undefined {
  const match = clockForm.exec(text);
  if (match === null || !/\d/.test(text)) return undefined;
  const [, years, months, days, sign, hours, minutes, seconds] = match;
  const time = whole(hours) * hour + whole(minutes) * minute + fractional(seconds);
  return (whole(years) * 365n + whole(months) * 30n + whole(days)) * day + (sign === "-" ? -time : time);
}

function whole(digits: string | undefined): bigint {
  return BigInt((digits ?? "0").replace(/^\+/, ""));
}

/** Seconds with up to six places, in microseconds. */
function fractional(seconds = "0"): bigint {
  const [digits = "0", fraction = ""] = seconds.replace(/^[+-]/, "").split(".");
  const length = BigInt(digits) * second + BigInt(fraction.padEnd(6, "0"));
  return seconds.startsWith("-") ? -length : length;
}
