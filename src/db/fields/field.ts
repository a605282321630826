import type { TolvError } from "#rooms/errors";
import { FieldInvalid, InvalidValue } from "../errors.ts";
import { type Problem, problemsOf } from "../validation/problem.ts";
import type { FieldKind } from "./field-kind.ts";
import type { Choice, FieldOptions, FieldTraits } from "./field-options.ts";

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

  /** @throws FieldInvalid for options that contradict each other. */
  constructor(options: FieldOptions) {
    this.options = Object.freeze({ ...options });
    if (options.primaryKey && options.null) throw new FieldInvalid({ problem: "a primary key cannot be null" });
    if (options.dbDefault && options.dbDefault.params.length > 0) {
      throw new FieldInvalid({ problem: "dbDefault has bound values; write them into the SQL" });
    }
  }

  /** The column's type in PostgreSQL, such as `varchar(200)`. */
  abstract columnType(): string;

  /** The condition of the check constraint that the column has by itself, or undefined. */
  columnCheck(_quotedColumn: string): string | undefined {
    return undefined;
  }

  /**
   * Turns a value of the program into what the driver binds; never called with null.
   *
   * @throws InvalidValue when the value is not of the field's kind.
   */
  abstract toDatabase(value: unknown): unknown;

  /** Turns PostgreSQL's text into a value of the program; never called with null. */
  abstract fromDatabase(text: string): unknown;

  /** The values to choose from with their labels, or undefined where any value will do. */
  get choices(): readonly Choice[] | undefined {
    return this.options.choices;
  }

  /**
   * Lists what is wrong with a value, in Django's words: first what its kind asks for, then its choices, then the
   * declared validators. Whether it may be missing is the row's business.
   */
  validate(value: unknown): readonly Problem[] {
    const problems = this.kindProblems(value);
    if (problems.length > 0) return problems;
    if (!this.#isChoice(value)) return [invalidChoice(value)];
    // Values of another type were sorted out above.
    return (this.options.validators ?? []).flatMap((validator) => problemsOf(validator(value as never)));
  }

  /** What a form that was left empty stands for. */
  get emptyValue(): "" | null {
    return null;
  }

  /** True when a new row may leave the field out. */
  get hasDefault(): boolean {
    const { default: value, dbDefault, null: nullable } = this.options;
    return value !== undefined || dbDefault !== undefined || nullable === true;
  }

  /** The value of a new row that leaves the field out; undefined leaves it to the database. */
  defaultValue(): unknown {
    const { default: value, dbDefault, null: nullable } = this.options;
    if (value === undefined) return nullable && dbDefault === undefined ? null : undefined;
    return typeof value === "function" ? value() : value;
  }

  /** Lists what the kind of the field has against a value. */
  protected kindProblems(_value: unknown): readonly Problem[] {
    return [];
  }

  /** Refuses a value of the wrong type without repeating it: it may be a secret. */
  protected refuse(value: unknown, expected: string): TolvError {
    return new InvalidValue({ kind: this.kind, expected, found: value === null ? "null" : typeof value });
  }

  #isChoice(value: unknown): boolean {
    return this.choices?.some(([choice]) => choice === value) ?? true;
  }
}

function invalidChoice(value: unknown): Problem {
  const shown = typeof value === "string" ? `'${value}'` : String(value);
  return { code: "invalid_choice", message: `Value ${shown} is not a valid choice.` };
}
