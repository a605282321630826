import { UnsafeInteger } from "../errors.ts";
import { type Problem, problemsOf } from "../validation/problem.ts";
import { validators } from "../validation/validators.ts";
import { Field } from "./field.ts";
import type { FieldTraits, ValueOptions } from "./field-options.ts";

export interface IntegerOptions extends ValueOptions<number> {}

type IntegerKind =
  | "auto"
  | "bigAuto"
  | "integer"
  | "positiveInteger"
  | "positiveSmallInteger"
  | "smallAuto"
  | "smallInteger";

interface IntegerStorage {
  readonly columnType: string;
  readonly min: number;
  readonly max: number;
}

const small = { columnType: "smallint", min: -32_768, max: 32_767 };
const integer = { columnType: "integer", min: -2_147_483_648, max: 2_147_483_647 };

const storages: Readonly<Record<IntegerKind, IntegerStorage>> = {
  auto: integer,
  // A key beyond 2^53 cannot be a JavaScript number: reading one raises `db.unsafe_integer`.
  bigAuto: { columnType: "bigint", min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER },
  integer,
  positiveInteger: { ...integer, min: 0 },
  positiveSmallInteger: { ...small, min: 0 },
  smallAuto: small,
  smallInteger: small,
};

/** A whole number as `number`; automatic keys are of this class too. */
export class IntegerField<Traits extends FieldTraits = FieldTraits> extends Field<number, Traits> {
  readonly kind: IntegerKind;

  constructor(kind: IntegerKind, options: IntegerOptions) {
    super(options);
    this.kind = kind;
  }

  /** True for keys that the database counts up. */
  get isAuto(): boolean {
    return this.kind === "auto" || this.kind === "bigAuto" || this.kind === "smallAuto";
  }

  override get hasDefault(): boolean {
    return super.hasDefault || this.isAuto;
  }

  columnType(): string {
    return storages[this.kind].columnType;
  }

  override columnCheck(quotedColumn: string): string | undefined {
    return storages[this.kind].min === 0 ? `${quotedColumn} >= 0` : undefined;
  }

  toDatabase(value: unknown): number {
    if (typeof value !== "number" || !Number.isSafeInteger(value)) throw this.refuse(value, "a safe integer");
    return value;
  }

  fromDatabase(text: string): number {
    return readSafeInteger(text);
  }

  protected override kindProblems(value: unknown): readonly Problem[] {
    if (typeof value !== "number" || !Number.isInteger(value)) return [noInteger];
    return rangeProblems(value, storages[this.kind]);
  }
}

export interface BigIntegerOptions extends ValueOptions<bigint> {}

/** A whole number of 64 bits as `bigint`. */
export class BigIntegerField<Traits extends FieldTraits = FieldTraits> extends Field<bigint, Traits> {
  readonly kind: "bigInteger" | "positiveBigInteger";

  constructor(kind: "bigInteger" | "positiveBigInteger", options: BigIntegerOptions) {
    super(options);
    this.kind = kind;
  }

  columnType(): string {
    return "bigint";
  }

  override columnCheck(quotedColumn: string): string | undefined {
    return this.kind === "positiveBigInteger" ? `${quotedColumn} >= 0` : undefined;
  }

  toDatabase(value: unknown): string {
    if (typeof value !== "bigint" || BigInt.asIntN(64, value) !== value) throw this.refuse(value, "a 64-bit bigint");
    return value.toString();
  }

  fromDatabase(text: string): bigint {
    return BigInt(text);
  }

  protected override kindProblems(value: unknown): readonly Problem[] {
    if (typeof value !== "bigint") return [noInteger];
    return rangeProblems(value, { min: this.kind === "positiveBigInteger" ? 0n : -(2n ** 63n), max: 2n ** 63n - 1n });
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

const noInteger: Problem = { code: "invalid", message: "Enter a whole number." };

function rangeProblems<Value extends number | bigint>(
  value: Value,
  { min, max }: { readonly min: Value; readonly max: Value },
): readonly Problem[] {
  const answers = [validators.minValue(min)(value), validators.maxValue(max)(value)];
  return answers.flatMap(problemsOf);
}
