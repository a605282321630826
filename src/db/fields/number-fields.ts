import { UnsafeInteger } from "../errors.ts";
import { Field, type FieldKind, type FieldOptions, type FieldTraits } from "./field.ts";

export interface IntegerOptions extends FieldOptions<number> {}

type IntegerKind = "auto" | "bigAuto" | "integer" | "positiveSmallInteger" | "smallInteger";

interface IntegerStorage {
  readonly columnType: string;
  readonly min: number;
  readonly max: number;
}

const smallest = { columnType: "smallint", max: 32_767 };
const integer = { columnType: "integer", min: -2_147_483_648, max: 2_147_483_647 };

const storages: Readonly<Record<IntegerKind, IntegerStorage>> = {
  auto: integer,
  // A key beyond 2^53 cannot be a JavaScript number: reading one raises `db.unsafe_integer`.
  bigAuto: { columnType: "bigint", min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER },
  integer,
  positiveSmallInteger: { ...smallest, min: 0 },
  smallInteger: { ...smallest, min: -32_768 },
};

/** A whole number as `number`; automatic keys are of this class too. */
export class IntegerField<Traits extends FieldTraits = FieldTraits> extends Field<number, Traits> {
  readonly kind: IntegerKind & FieldKind;

  constructor(kind: IntegerKind, options: IntegerOptions) {
    super(options);
    this.kind = kind;
  }

  /** True for keys that the database counts up. */
  get isAuto(): boolean {
    return this.kind === "auto" || this.kind === "bigAuto";
  }

  override get hasDefault(): boolean {
    return super.hasDefault || this.isAuto;
  }

  columnType(): string {
    return storages[this.kind].columnType;
  }

  toDatabase(value: unknown): number {
    if (typeof value !== "number" || !Number.isSafeInteger(value)) throw this.refuse(value, "a safe integer");
    return value;
  }

  fromDatabase(text: string): number {
    return readSafeInteger(text);
  }

  override validate(value: unknown): readonly string[] {
    const { min, max } = storages[this.kind];
    if (typeof value !== "number" || !Number.isInteger(value)) return ["Enter a whole number."];
    if (value < min) return [`Ensure this value is greater than or equal to ${min}.`];
    return value > max ? [`Ensure this value is less than or equal to ${max}.`] : [];
  }
}

export interface BigIntegerOptions extends FieldOptions<bigint> {}

/** A whole number of 64 bits as `bigint`. */
export class BigIntegerField<Traits extends FieldTraits = FieldTraits> extends Field<bigint, Traits> {
  readonly kind = "bigInteger";

  columnType(): string {
    return "bigint";
  }

  toDatabase(value: unknown): string {
    if (typeof value !== "bigint" || BigInt.asIntN(64, value) !== value) throw this.refuse(value, "a 64-bit bigint");
    return value.toString();
  }

  fromDatabase(text: string): bigint {
    return BigInt(text);
  }
}

/**
 * Reads PostgreSQL's text of a whole number.
 *
 * @throws UnsafeInteger beyond 2^53 - 1, where a number would silently be another one.
 */
export function readSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new UnsafeInteger({ type: "bigint" });
  return value;
}
