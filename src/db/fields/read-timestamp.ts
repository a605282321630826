import { InvalidDate } from "../errors.ts";

const isoTimestamp = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d(?::\d\d){0,2}$/;

/**
 * Reads PostgreSQL's ISO text of a `timestamptz`, such as `2026-11-22 10:33:56.123456+00`; further digits than those of
 * milliseconds are cut off.
 *
 * @throws InvalidDate for `infinity`, years before Christ or after 9999, and other styles than ISO.
 */
export function readTimestamp(text: string): Date {
  if (!isoTimestamp.test(text)) throw new InvalidDate({ expected: "a finite timestamp in ISO style" });
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const zone = text.length - 3;
  // Date.UTC takes the years before 100 for those of the twentieth century, and few zones count minutes.
  if (year < 100 || text[zone] === ":") return parseTimestamp(text);
  const hours = twoDigits(text, zone + 1) * (text[zone] === "-" ? -1 : 1);
  const [month, day] = [twoDigits(text, 5) - 1, twoDigits(text, 8)];
  const [hour, minute, second] = [twoDigits(text, 11) - hours, twoDigits(text, 14), twoDigits(text, 17)];
  return new Date(Date.UTC(year, month, day, hour, minute, second, milliseconds(text, zone)));
}

/** The number at a place; reading digits takes a third of what `Date` needs for the text. */
function twoDigits(text: string, index: number): number {
  return digit(text, index) * 10 + digit(text, index + 1);
}

function digit(text: string, index: number): number {
  return text.charCodeAt(index) - 48;
}

/** Those of a fraction, which begins behind `…:56.` and ends where the zone begins. */
function milliseconds(text: string, zone: number): number {
  let sum = 0;
  for (let index = 20, unit = 100; index < zone && unit >= 1; index++, unit /= 10) sum += digit(text, index) * unit;
  return sum;
}

function parseTimestamp(text: string): Date {
  // JavaScript wants a T between day and time, and minutes in every offset.
  const iso = `${text.slice(0, 10)}T${text.slice(11)}`;
  if (text.at(-3) !== ":") return new Date(`${iso}:00`);
  return text.at(-6) === ":" ? readLocalMeanTime(iso) : new Date(iso);
}

/** Before there were time zones, places were seconds apart, which JavaScript's offsets cannot say: `+05:41:16`. */
function readLocalMeanTime(iso: string): Date {
  const seconds = Number(iso.slice(-2)) * (iso.at(-9) === "-" ? 1 : -1);
  return new Date(Date.parse(iso.slice(0, -3)) + seconds * 1000);
}
