import { validators } from "#rooms/db";
import { messages } from "../messages.ts";
import { input } from "../widgets/input-widgets.ts";
import { accept, type Field, type FieldOptions, type FieldResult, refuse } from "./field.ts";
import { parsedField } from "./parsed-field.ts";

/** What may be said about a field of a number. */
export interface NumberOptions<Value> extends FieldOptions<Value> {
  readonly min?: Value;
  readonly max?: Value;
}

/** What may be said about a field of a decimal, whose value is text: `"12.50"`. */
export interface DecimalOptions extends NumberOptions<string> {
  /** The most digits, those behind the point included. */
  readonly maxDigits?: number;
  /** The digits behind the point. */
  readonly decimalPlaces?: number;
}

type Optional = { readonly required: false };

export function integer(options: NumberOptions<number> & Optional): Field<number | undefined>;
export function integer(options?: NumberOptions<number>): Field<number>;
/** A whole number; undefined if it is not required and was left empty. */
export function integer(options: NumberOptions<number> = {}): Field<number | undefined> {
  return numberField(options, 1, (text) => {
    const value = wholeNumber.test(text) ? Number(text) : Number.NaN;
    return Number.isSafeInteger(value) ? accept(value) : refuse(messages.noInteger());
  });
}

export function bigInteger(options: NumberOptions<bigint> & Optional): Field<bigint | undefined>;
export function bigInteger(options?: NumberOptions<bigint>): Field<bigint>;
/** A whole number of any length. */
export function bigInteger(options: NumberOptions<bigint> = {}): Field<bigint | undefined> {
  return numberField(options, 1, (text) => {
    return wholeNumber.test(text) ? accept(BigInt(text.replace("+", ""))) : refuse(messages.noInteger());
  });
}

export function float(options: NumberOptions<number> & Optional): Field<number | undefined>;
export function float(options?: NumberOptions<number>): Field<number>;
/** A number that need not be whole. */
export function float(options: NumberOptions<number> = {}): Field<number | undefined> {
  return numberField(options, "any", (text) => {
    const value = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
    return Number.isFinite(value) ? accept(value) : refuse(messages.noNumber());
  });
}

export function decimal(options: DecimalOptions & Optional): Field<string | undefined>;
export function decimal(options?: DecimalOptions): Field<string>;
/** An exact decimal number as text; with `decimalPlaces` it has all of them. */
export function decimal(options: DecimalOptions = {}): Field<string | undefined> {
  const { decimalPlaces } = options;
  const step = decimalPlaces === undefined ? "any" : `1e-${decimalPlaces}`;
  return numberField(options, decimalPlaces === 0 ? 1 : step, (text) => readDecimal(text, options));
}

const wholeNumber = /^[+-]?\d+$/;

function numberField<Value extends number | bigint | string>(
  { min, max, ...options }: NumberOptions<Value>,
  step: number | string,
  parse: (text: string) => FieldResult<Value>,
): Field<Value | undefined> {
  const read = (text: string) => {
    const result = parse(text);
    return result.valid ? withinLimits(result.value, { min, max }) : result;
  };
  const attributes = { min: min?.toString(), max: max?.toString(), step };
  return parsedField(options, { widget: input("number"), attributes }, { read, write: String });
}

function withinLimits<Value extends number | bigint | string>(
  value: Value,
  { min, max }: { readonly min: Value | undefined; readonly max: Value | undefined },
): FieldResult<Value> {
  if (max !== undefined && validators.maxValue(max)(value) !== undefined) return refuse(messages.tooLarge(max));
  if (min !== undefined && validators.minValue(min)(value) !== undefined) return refuse(messages.tooSmall(min));
  return accept(value);
}

function readDecimal(text: string, { maxDigits, decimalPlaces }: DecimalOptions): FieldResult<string> {
  const match = /^([+-]?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(text);
  if (match === null || !/\d/.test(text)) return refuse(messages.noNumber());
  const [, sign, whole = "", fraction = ""] = match;
  const problem = tooManyDigits({ whole: whole.length, fraction: fraction.length, maxDigits, decimalPlaces });
  if (problem !== undefined) return refuse(problem);
  const digits = fraction.padEnd(decimalPlaces ?? 0, "0");
  const isNegative = sign === "-" && /[1-9]/.test(whole + fraction);
  return accept(`${isNegative ? "-" : ""}${whole || "0"}${digits === "" ? "" : `.${digits}`}`);
}

interface Digits {
  readonly whole: number;
  readonly fraction: number;
  readonly maxDigits: number | undefined;
  readonly decimalPlaces: number | undefined;
}

function tooManyDigits({ whole, fraction, maxDigits = Infinity, decimalPlaces = Infinity }: Digits) {
  if (whole + fraction > maxDigits) return messages.tooManyDigits(maxDigits);
  if (fraction > decimalPlaces) return messages.tooManyPlaces(decimalPlaces);
  const most = maxDigits - decimalPlaces;
  return whole > most && Number.isFinite(most) ? messages.tooManyWholeDigits(most) : undefined;
}
