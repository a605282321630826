import { FieldInvalid, InvalidBytes } from "../errors.ts";
import type { Problem } from "../validation/problem.ts";
import { Field } from "./field.ts";
import type { FieldOptions, FieldTraits, ValueOptions } from "./field-options.ts";

export interface BinaryOptions extends ValueOptions<Buffer> {
  /** The most bytes; checked by validation, since `bytea` has no limit of its own. */
  readonly maxLength?: number;
}

/** Raw bytes (`bytea`) as a `Buffer`; hidden from forms unless said otherwise. */
export class BinaryField<Traits extends FieldTraits = FieldTraits> extends Field<Buffer, Traits> {
  readonly kind = "binary";
  declare readonly options: FieldOptions & { readonly maxLength?: number };

  /** @throws FieldInvalid for a limit that is no positive whole number. */
  constructor(options: BinaryOptions) {
    super({ editable: false, ...options });
    const { maxLength = 1 } = options;
    if (!Number.isInteger(maxLength) || maxLength < 1) {
      throw new FieldInvalid({ problem: "maxLength must be a positive whole number" });
    }
  }

  columnType(): string {
    return "bytea";
  }

  toDatabase(value: unknown): Buffer {
    if (!(value instanceof Uint8Array)) throw this.refuse(value, "a Buffer or Uint8Array");
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }

  fromDatabase(text: string): Buffer {
    return readBytes(text);
  }

  protected override kindProblems(value: unknown): readonly Problem[] {
    if (!(value instanceof Uint8Array)) return [{ code: "invalid", message: "Enter binary data." }];
    const { maxLength = Number.POSITIVE_INFINITY } = this.options;
    const message = `Ensure this value has at most ${maxLength} bytes (it has ${value.length}).`;
    return value.length > maxLength ? [{ code: "max_length", message }] : [];
  }
}

/**
 * Reads PostgreSQL's hexadecimal text of a `bytea`.
 *
 * @throws InvalidBytes where the session's `bytea_output` is `escape`.
 */
export function readBytes(text: string): Buffer {
  if (!text.startsWith("\\x")) throw new InvalidBytes({});
  return Buffer.from(text.slice(2), "hex");
}
