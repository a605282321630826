import { FieldInvalid } from "../errors.ts";
import { type Problem, problemsOf } from "../validation/problem.ts";
import { validators } from "../validation/validators.ts";
import { Field } from "./field.ts";
import type { FieldKind } from "./field-kind.ts";
import type { FieldOptions, FieldTraits, HasDefault, TraitsOf, ValueOptions } from "./field-options.ts";

export interface TextOptions extends ValueOptions<string> {}

export interface CharOptions extends TextOptions {
  /** The most characters, counted as PostgreSQL counts them: in code points. */
  readonly maxLength: number;
}

/** The traits of text: `blank: true` gives new rows `""`. */
export type TextTraitsOf<Options> = TraitsOf<Options, HasDefault | { readonly blank: true }>;

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

  override get emptyValue(): "" | null {
    return this.options.null ? null : "";
  }

  override get hasDefault(): boolean {
    return super.hasDefault || this.options.blank === true;
  }

  override defaultValue(): unknown {
    const value = super.defaultValue();
    return value === undefined && this.options.blank && !this.options.dbDefault ? "" : value;
  }

  protected override kindProblems(value: unknown): readonly Problem[] {
    if (typeof value !== "string") return [{ code: "invalid", message: "Enter a valid text." }];
    if (!value.includes("\0")) return this.textProblems(value);
    return [{ code: "null_characters_not_allowed", message: "Null characters are not allowed." }];
  }

  /** Lists what the kind of the field has against a text. */
  protected textProblems(_text: string): readonly Problem[] {
    return [];
  }
}

/** Text with a limit: `varchar(n)`. */
export class CharField<Traits extends FieldTraits = FieldTraits> extends TextField<Traits> {
  override readonly kind: FieldKind = "char";
  declare readonly options: FieldOptions & { readonly maxLength: number };

  /** @throws FieldInvalid for a limit that is no positive whole number. */
  constructor(options: CharOptions) {
    super(options);
    if (!Number.isInteger(options.maxLength) || options.maxLength < 1) {
      throw new FieldInvalid({ problem: "maxLength must be a positive whole number" });
    }
  }

  override columnType(): string {
    return `varchar(${this.options.maxLength})`;
  }

  protected override textProblems(text: string): readonly Problem[] {
    return problemsOf(validators.maxLength(this.options.maxLength)(text));
  }
}

/** A short name for URLs: letters, digits, hyphens and underscores; indexed unless said otherwise. */
export class SlugField<Traits extends FieldTraits = FieldTraits> extends CharField<Traits> {
  override readonly kind = "slug";

  constructor(options: Partial<CharOptions>) {
    super({ maxLength: 50, index: true, ...options });
  }

  protected override textProblems(text: string): readonly Problem[] {
    return [...super.textProblems(text), ...problemsOf(validators.slug(text))];
  }
}

/** An e-mail address. */
export class EmailField<Traits extends FieldTraits = FieldTraits> extends CharField<Traits> {
  override readonly kind = "email";

  constructor(options: Partial<CharOptions>) {
    super({ maxLength: 254, ...options });
  }

  protected override textProblems(text: string): readonly Problem[] {
    return [...super.textProblems(text), ...problemsOf(validators.email(text))];
  }
}

/** An absolute address on the web or of a file server. */
export class UrlField<Traits extends FieldTraits = FieldTraits> extends CharField<Traits> {
  override readonly kind = "url";

  constructor(options: Partial<CharOptions>) {
    super({ maxLength: 200, ...options });
  }

  protected override textProblems(text: string): readonly Problem[] {
    return [...super.textProblems(text), ...problemsOf(validators.url(text))];
  }
}
