import type { TolvError } from "#rooms/errors";
import { InvalidValue } from "../errors.ts";

/** What a field stores; migrations, forms and the admin site choose by it. */
export type FieldKind =
  | "auto"
  | "bigAuto"
  | "bigInteger"
  | "boolean"
  | "char"
  | "choice"
  | "date"
  | "datetime"
  | "email"
  | "foreignKey"
  | "integer"
  | "json"
  | "oneToOne"
  | "positiveSmallInteger"
  | "slug"
  | "smallInteger"
  | "text"
  | "uuid";

/** The options that every column takes. */
export interface FieldOptions<Value = unknown> {
  /** Allows NULL in the column and `null` on rows. */
  readonly null?: boolean;
  /** Allows an empty value in forms; a text field is then created as `""` when it is left out. */
  readonly blank?: boolean;
  /** The value of new rows, or a function that makes one. */
  readonly default?: Value | (() => Value);
  readonly unique?: boolean;
  readonly index?: boolean;
  readonly primaryKey?: boolean;
  /** False hides the field from forms. */
  readonly editable?: boolean;
  /** The name of the column, where it differs from the field's name in snake_case. */
  readonly column?: string;
  /** What forms call the field. */
  readonly label?: string;
  readonly helpText?: string;
}

/** What the compiler knows of a field besides the type of its values. */
export interface FieldTraits {
  readonly nullable: boolean;
  /** True when `create` may leave the field out. */
  readonly optional: boolean;
  readonly primaryKey: boolean;
}

/** Traits spelled out: fields of the same traits share one type, which keeps a hundred models quick to check. */
export interface Traits<Nullable extends boolean, Optional extends boolean, PrimaryKey extends boolean> {
  readonly nullable: Nullable;
  readonly optional: Optional;
  readonly primaryKey: PrimaryKey;
}

/** The traits that declared options give; `Omissible` are the options that let `create` leave the field out. */
export type TraitsOf<Options, Omissible = { readonly default: unknown }> = Traits<
  Options extends { readonly null: true } ? true : false,
  Options extends { readonly null: true } | Omissible ? true : false,
  Options extends { readonly primaryKey: true } ? true : false
>;

/**
 * One column of a model: how its values are declared, stored, read and checked.
 *
 * @example
 * Post.meta.fields[1]?.field.columnType(); // "varchar(200)"
 */
export abstract class Field<Value = unknown, Traits extends FieldTraits = FieldTraits> {
  abstract readonly kind: FieldKind;
  /** The declared options, frozen, with the kind's own defaults filled in. */
  readonly options: FieldOptions;
  /** Carries types to the compiler; it has no value. */
  declare readonly inferred: { readonly value: Value; readonly traits: Traits };

  constructor(options: FieldOptions) {
    this.options = Object.freeze({ ...options });
  }

  /** The column's type in PostgreSQL, such as `varchar(200)`. */
  abstract columnType(): string;

  /**
   * Turns a value of the program into what the driver binds; never called with null.
   *
   * @throws InvalidValue when the value is not of the field's kind.
   */
  abstract toDatabase(value: unknown): unknown;

  /** Turns PostgreSQL's text into a value of the program; never called with null. */
  abstract fromDatabase(text: string): unknown;

  /** Lists what is wrong with a value that was given by a person; nothing for a good one. */
  validate(_value: unknown): readonly string[] {
    return [];
  }

  /** True when a new row may leave the field out. */
  get hasDefault(): boolean {
    return this.options.default !== undefined || this.options.null === true;
  }

  /** The value of a new row that leaves the field out. */
  defaultValue(): unknown {
    const { default: value } = this.options;
    if (value === undefined) return this.options.null ? null : undefined;
    return typeof value === "function" ? value() : value;
  }

  /** Refuses a value of the wrong type without repeating it: it may be a secret. */
  protected refuse(value: unknown, expected: string): TolvError {
    return new InvalidValue({ kind: this.kind, expected, found: value === null ? "null" : typeof value });
  }
}
