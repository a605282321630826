import type { Problem } from "../validation/problem.ts";
import { Field } from "./field.ts";
import type { FieldTraits, ValueOptions } from "./field-options.ts";

export interface FloatOptions extends ValueOptions<number> {}

/** A floating-point number of 64 bits, `NaN` and the infinities included. */
export class FloatField<Traits extends FieldTraits = FieldTraits> extends Field<number, Traits> {
  readonly kind = "float";

  columnType(): string {
    return "double precision";
  }

  toDatabase(value: unknown): string {
    if (typeof value !== "number") throw this.refuse(value, "a number");
    return Object.is(value, -0) ? "-0" : String(value);
  }

  fromDatabase(text: string): number {
    return Number(text);
  }

  protected override kindProblems(value: unknown): readonly Problem[] {
    return Number.isFinite(value) ? [] : [{ code: "invalid", message: "Enter a number." }];
  }
}
