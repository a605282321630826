import { type CalendarDay, isRealDay } from "./local-date-time.ts";

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const fullNames = [
  ...["january", "february", "march", "april", "may", "june"],
  ...["july", "august", "september", "october", "november", "december"],
];

/** Django's DATE_INPUT_FORMATS; `formatDate` writes one more, which is read too. */
const forms = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4}|\d{2})$/,
  /^(?<name>[a-z]+)\.? +(?<day>\d{1,2}),? +(?<year>\d{4})$/i,
  /^(?<day>\d{1,2}) +(?<name>[a-z]+)\.?,? +(?<year>\d{4})$/i,
];

/**
 * Reads a day in the forms that Django takes: `2026-11-22`, `11/22/2026`, `11/22/26`, `Nov 22, 2026`,
 * `22 November 2026`.
 *
 * @returns undefined for any other form, and for a day that does not exist.
 */
export function parseDate(text: string): CalendarDay | undefined {
  const parts = forms.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  if (parts === undefined) return undefined;
  const { year = "", day, name } = parts;
  const month = name === undefined ? Number(parts.month) : monthNamed(name.toLowerCase());
  const found = { year: fullYear(year), month, day: Number(day) };
  return isRealDay(found) ? found : undefined;
}

/** 1 to 12, or 0 for another word. */
function monthNamed(name: string): number {
  const short = name === "sept" ? "sep" : name;
  return Math.max(monthNames.indexOf(short), fullNames.indexOf(short)) + 1;
}

/** Two digits mean 1969 to 2068, as POSIX says. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < 69 ? 2000 + year : 1900 + year;
}
