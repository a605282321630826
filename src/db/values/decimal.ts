/**
 * Exact arithmetic is the database's business: here decimals are text, such as `-12.50`, that is read and compared.
 */

/** The parts of a decimal number. */
export interface DecimalParts {
  readonly negative: boolean;
  /** Digits before the point, without leading zeros; empty below one. */
  readonly whole: string;
  /** Digits behind the point, without trailing zeros. */
  readonly fraction: string;
}

/** Reads a decimal without exponent, or answers undefined for anything else, `NaN` and `Infinity` among them. */
export function readDecimal(text: string): DecimalParts | undefined {
  const match = /^(-?)0*(\d*?)(?:\.(\d*?)0*)?$/.exec(text);
  if (match === null || !/\d/.test(text) || /^-?\.|\.$/.test(text)) return undefined;
  const [, sign, whole = "", fraction = ""] = match;
  return { negative: sign === "-" && (whole !== "" || fraction !== ""), whole, fraction };
}

/**
 * Writes a decimal with exactly so many places, as a `numeric(n, places)` column answers.
 *
 * @example
 * formatDecimal({ negative: false, whole: "", fraction: "5" }, 2); // "0.50"
 */
export function formatDecimal({ negative, whole, fraction }: DecimalParts, places: number): string {
  const digits = fraction.padEnd(places, "0");
  return `${negative ? "-" : ""}${whole || "0"}${digits === "" ? "" : `.${digits}`}`;
}

/** Compares two decimals exactly: negative, zero or positive; NaN where one of them is no decimal. */
export function compareDecimals(one: string, other: string): number {
  const [a, b] = [readDecimal(one), readDecimal(other)];
  if (a === undefined || b === undefined) return Number.NaN;
  const places = Math.max(a.fraction.length, b.fraction.length);
  const difference = scaled(a, places) - scaled(b, places);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function scaled({ negative, whole, fraction }: DecimalParts, places: number): bigint {
  const digits = BigInt(whole + fraction.padEnd(places, "0") || "0");
  return negative ? -digits : digits;
}
