import type { Problem } from "../validation/problem.ts";
import { Duration } from "../values/duration.ts";
import { Field } from "./field.ts";
import type { FieldTraits, ValueOptions } from "./field-options.ts";

export interface DurationOptions extends ValueOptions<Duration> {}

/** A length of time (`interval`), exact to the microsecond. */
export class DurationField<Traits extends FieldTraits = FieldTraits> extends Field<Duration, Traits> {
  readonly kind = "duration";

  columnType(): string {
    return "interval";
  }

  toDatabase(value: unknown): string {
    if (!(value instanceof Duration)) throw this.refuse(value, "a Duration");
    return value.toString();
  }

  fromDatabase(text: string): Duration {
    return Duration.from(text);
  }

  protected override kindProblems(value: unknown): readonly Problem[] {
    return value instanceof Duration ? [] : [{ code: "invalid", message: "Enter a valid duration." }];
  }
}
