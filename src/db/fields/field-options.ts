import type { SqlStatement } from "../sql-tag.ts";
import type { Validator } from "../validation/problem.ts";

/** A value to choose, and what people read in its place. */
export type Choice<Value = unknown> = readonly [value: Value, label: string];

/** SQL as the `sql` tag makes it. */
export type SqlText = Pick<SqlStatement<unknown>, "text" | "params">;

/** The options that every column takes, whatever its values are. */
export interface FieldOptions {
  /** Allows NULL in the column and `null` on rows. */
  readonly null?: boolean;
  /** Allows an empty value in forms; a text field is then created as `""` when it is left out. */
  readonly blank?: boolean;
  /** The value of new rows, or a function that makes one. */
  readonly default?: unknown;
  /** The default that PostgreSQL keeps and fills in: sql`now()`. */
  readonly dbDefault?: SqlText;
  readonly unique?: boolean;
  readonly index?: boolean;
  readonly primaryKey?: boolean;
  /** The values to choose from, with their labels; `f.choice` narrows the type to them as well. */
  readonly choices?: readonly Choice[];
  /** Functions that check a value which is there and of the right type. */
  readonly validators?: readonly Validator<never>[];
  /** False hides the field from forms. */
  readonly editable?: boolean;
  /** The name of the column, where it differs from the field's name in snake_case. */
  readonly column?: string;
  /** What forms call the field. */
  readonly label?: string;
  readonly helpText?: string;
}

/** The options of a column whose values are of one type. */
export interface ValueOptions<Value> extends FieldOptions {
  readonly default?: Value | (() => Value);
  readonly choices?: readonly Choice<Value>[];
  readonly validators?: readonly Validator<Value>[];
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

/** Options of every kind that let `create` leave the field out. */
export type HasDefault = { readonly default: unknown } | { readonly dbDefault: SqlText };

/** The traits that declared options give; `Omissible` are the options that let `create` leave the field out. */
export type TraitsOf<Options, Omissible = HasDefault> = Traits<
  Options extends { readonly null: true } ? true : false,
  Options extends { readonly null: true } | Omissible ? true : false,
  Options extends { readonly primaryKey: true } ? true : false
>;
