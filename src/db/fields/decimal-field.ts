import { FieldInvalid } from "../errors.ts";
import type { Problem } from "../validation/problem.ts";
import { type DecimalParts, formatDecimal, readDecimal } from "../values/decimal.ts";
import { Field } from "./field.ts";
import type { FieldOptions, FieldTraits, ValueOptions } from "./field-options.ts";

interface Precision {
  /** The most digits, those behind the point included. */
  readonly maxDigits: number;
  /** The digits behind the point. */
  readonly decimalPlaces: number;
}

export interface DecimalOptions extends ValueOptions<string>, Precision {}

/** An exact decimal number as text: `"12.50"`. */
export class DecimalField<Traits extends FieldTraits = FieldTraits> extends Field<string, Traits> {
  readonly kind = "decimal";
  declare readonly options: FieldOptions & Precision;

  /** @throws FieldInvalid for digits that no `numeric` column has. */
  constructor(options: DecimalOptions) {
    super(options);
    const { maxDigits, decimalPlaces } = options;
    // PostgreSQL's own limit of a declared precision.
    if (!Number.isInteger(maxDigits) || maxDigits < 1 || maxDigits > 1000) {
      throw new FieldInvalid({ problem: "maxDigits must be a whole number from 1 to 1000" });
    }
    if (!Number.isInteger(decimalPlaces) || decimalPlaces < 0 || decimalPlaces > maxDigits) {
      throw new FieldInvalid({ problem: "decimalPlaces must be a whole number from 0 to maxDigits" });
    }
  }

  columnType(): string {
    return `numeric(${this.options.maxDigits}, ${this.options.decimalPlaces})`;
  }

  /** Writes the number with all its places, and refuses one that the column would round. */
  toDatabase(value: unknown): string {
    const parts = readValue(value);
    if (parts === undefined || this.#precisionProblems(parts).length > 0) {
      throw this.refuse(value, `a decimal as text, exact in ${this.columnType()}`);
    }
    return formatDecimal(parts, this.options.decimalPlaces);
  }

  fromDatabase(text: string): string {
    return text;
  }

  protected override kindProblems(value: unknown): readonly Problem[] {
    const parts = readValue(value);
    return parts === undefined
      ? [{ code: "invalid", message: "Enter a number." }]
      : this.#precisionProblems(parts).slice(0, 1);
  }

  #precisionProblems({ whole, fraction }: DecimalParts): readonly Problem[] {
    const { maxDigits, decimalPlaces } = this.options;
    const limits = [
      { code: "max_digits", found: whole.length + fraction.length, limit: maxDigits, unit: ["digit", " in total"] },
      { code: "max_decimal_places", found: fraction.length, limit: decimalPlaces, unit: ["decimal place", ""] },
      {
        code: "max_whole_digits",
        found: whole.length,
        limit: maxDigits - decimalPlaces,
        unit: ["digit", " before the decimal point"],
      },
    ];
    return limits
      .filter(({ found, limit }) => found > limit)
      .map(({ code, limit, unit: [noun, rest] }) => {
        const counted = `${limit} ${noun}${limit === 1 ? "" : "s"}`;
        return { code, message: `Ensure that there are no more than ${counted}${rest}.` };
      });
  }
}

function readValue(value: unknown): DecimalParts | undefined {
  return typeof value === "string" ? readDecimal(value) : undefined;
}
