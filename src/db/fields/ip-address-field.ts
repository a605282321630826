import type { Problem } from "../validation/problem.ts";
import { problemsOf } from "../validation/problem.ts";
import { validators } from "../validation/validators.ts";
import { Field } from "./field.ts";
import type { FieldOptions, FieldTraits, ValueOptions } from "./field-options.ts";

interface AddressOptions {
  /** Accepts addresses of one version only. */
  readonly protocol?: "both" | "IPv4" | "IPv6";
  /** Stores `::ffff:192.0.2.1` as `192.0.2.1`. */
  readonly unpackIpv4?: boolean;
}

export interface GenericIpAddressOptions extends ValueOptions<string>, AddressOptions {}

const checks = { both: validators.ipv4OrIPv6, IPv4: validators.ipv4, IPv6: validators.ipv6 };

/** An IPv4 or IPv6 address (`inet`) as text, in PostgreSQL's canonical form once it was stored. */
export class GenericIpAddressField<Traits extends FieldTraits = FieldTraits> extends Field<string, Traits> {
  readonly kind = "genericIpAddress";
  declare readonly options: FieldOptions & AddressOptions;

  columnType(): string {
    return "inet";
  }

  toDatabase(value: unknown): string {
    const address = this.#unpacked(value);
    if (typeof address !== "string" || validators.ipv4OrIPv6(address)) throw this.refuse(value, "an IP address");
    return address;
  }

  fromDatabase(text: string): string {
    return text;
  }

  protected override kindProblems(value: unknown): readonly Problem[] {
    const address = this.#unpacked(value);
    return problemsOf(checks[this.options.protocol ?? "both"](typeof address === "string" ? address : ""));
  }

  #unpacked(value: unknown): unknown {
    if (!this.options.unpackIpv4 || typeof value !== "string") return value;
    return value.replace(/^(0{0,4}:)*:?ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
  }
}
