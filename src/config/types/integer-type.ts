import { accept, refuse, type SettingType } from "../setting-type.ts";

/** The limits of an integer, both included. */
export interface IntegerRange {
  readonly min?: number;
  readonly max?: number;
}

/** A whole number in decimal digits. */
export function integerType({
  min = Number.MIN_SAFE_INTEGER,
  max = Number.MAX_SAFE_INTEGER,
}: IntegerRange = {}): SettingType<number> {
  return {
    name: "integer",
    expected: `a whole number${describeRange(min, max)}`,
    schema: { type: "string", pattern: "^-?[0-9]+$" },
    parse: (text) => {
      const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
      return number >= min && number <= max ? accept(number) : refuse("Write it in digits, without unit or spaces.");
    },
  };
}

function describeRange(min: number, max: number): string {
  const lower = min === Number.MIN_SAFE_INTEGER ? undefined : min;
  const upper = max === Number.MAX_SAFE_INTEGER ? undefined : max;
  if (lower !== undefined && upper !== undefined) return ` from ${lower} to ${upper}`;
  if (lower !== undefined) return ` of at least ${lower}`;
  return upper === undefined ? "" : ` of at most ${upper}`;
}
