import { Field, type FieldKind, type FieldOptions, type FieldTraits, type TraitsOf } from "./field.ts";

export interface TextOptions extends FieldOptions<string> {}

export interface CharOptions extends TextOptions {
  /** The most characters, counted as PostgreSQL counts them: in code points. */
  readonly maxLength: number;
}

/** The traits of text: `blank: true` gives new rows `""`. */
export type TextTraitsOf<Options> = TraitsOf<Options, { readonly default: unknown } | { readonly blank: true }>;

/** Text without a limit. */
export class TextField<Traits extends FieldTraits = FieldTraits> extends Field<string, Traits> {
  readonly kind: FieldKind = "text";

  columnType(): string {
    return "text";
  }

  toDatabase(value: unknown): string {
    if (typeof value !== "string") throw this.refuse(value, "a string");
    // PostgreSQL's text cannot hold U+0000; refused here, where the field can be named.
    if (value.includes("\0")) throw this.refuse(value, "a string without U+0000");
    return value;
  }

  fromDatabase(text: string): string {
    return text;
  }

  override validate(value: unknown): readonly string[] {
    return typeof value === "string" && value.includes("\0") ? ["Null characters are not allowed."] : [];
  }

  override get hasDefault(): boolean {
    return super.hasDefault || this.options.blank === true;
  }

  override defaultValue(): unknown {
    const value = super.defaultValue();
    return value === undefined && this.options.blank ? "" : value;
  }
}

/** Text with a limit: `varchar(n)`. */
export class CharField<Traits extends FieldTraits = FieldTraits> extends TextField<Traits> {
  override readonly kind: FieldKind = "char";
  declare readonly options: CharOptions;

  override columnType(): string {
    return `varchar(${this.options.maxLength})`;
  }

  override validate(value: unknown): readonly string[] {
    const problems = super.validate(value);
    const { maxLength } = this.options;
    const length = typeof value === "string" ? [...value].length : 0;
    if (length <= maxLength) return problems;
    return [...problems, `Ensure this value has at most ${maxLength} characters (it has ${length}).`];
  }
}

/** A short name for URLs: letters, digits, hyphens and underscores; indexed unless said otherwise. */
export class SlugField<Traits extends FieldTraits = FieldTraits> extends CharField<Traits> {
  override readonly kind = "slug";

  constructor(options: Partial<CharOptions>) {
    super({ maxLength: 50, index: true, ...options });
  }

  override validate(value: unknown): readonly string[] {
    const problems = super.validate(value);
    if (typeof value === "string" && /^[-a-zA-Z0-9_]+$/.test(value)) return problems;
    return [...problems, "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens."];
  }
}

/** An e-mail address. */
export class EmailField<Traits extends FieldTraits = FieldTraits> extends CharField<Traits> {
  override readonly kind = "email";

  constructor(options: Partial<CharOptions>) {
    super({ maxLength: 254, ...options });
  }

  override validate(value: unknown): readonly string[] {
    const problems = super.validate(value);
    if (typeof value === "string" && isEmailAddress(value)) return problems;
    return [...problems, "Enter a valid email address."];
  }
}

/** Accepts what HTML's `<input type=email>` accepts, and asks for a dot in the domain or `localhost`. */
function isEmailAddress(text: string): boolean {
  const match = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@([a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*)$/.exec(text);
  const domain = match?.[1];
  return domain !== undefined && (domain === "localhost" || /\.[a-zA-Z0-9-]{2,63}$/.test(domain));
}
