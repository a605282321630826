import { sql } from "kysely";
import type { Field } from "../fields/field.ts";
import type { Operand } from "../sql/operand.ts";
import type { Scope } from "../sql/scope.ts";
import { bound } from "./bound.ts";
import { type SortOptions, SortOrder } from "./sort-order.ts";

interface ExpressionOptions {
  /** Writes the expression; values in it take the type of the hint where they have none of their own. */
  readonly write: (scope: Scope, hint?: Field) => Operand;
  /** True where it takes many rows together, so that its query groups them. */
  readonly aggregates?: boolean;
}

/** The type of what stands in an arithmetic expression beside a value. */
type Term<Value> = Expression<NonNullable<Value>> | Expression<NonNullable<Value> | null> | NonNullable<Value>;

/**
 * Something that the database computes: a column, a function, arithmetic, an aggregate.
 *
 * @example
 * const { field } = Post.expr;
 * await Post.query().update({ views: field("views").plus(1) });
 */
export class Expression<Value = unknown> {
  /** Carries the type of the value to the compiler; it has no value. */
  declare readonly value: Value;
  readonly aggregates: boolean;
  readonly #write: ExpressionOptions["write"];

  constructor({ write, aggregates = false }: ExpressionOptions) {
    this.#write = write;
    this.aggregates = aggregates;
  }

  /** Its SQL, for the tables of a statement. */
  write(scope: Scope, hint?: Field): Operand {
    return this.#write(scope, hint);
  }

  plus(other: Term<Value>): Expression<Value> {
    return this.#combine("+", other);
  }

  minus(other: Term<Value>): Expression<Value> {
    return this.#combine("-", other);
  }

  times(other: Term<Value>): Expression<Value> {
    return this.#combine("*", other);
  }

  /** Whole numbers are divided to whole numbers, as PostgreSQL does. */
  dividedBy(other: Term<Value>): Expression<Value> {
    return this.#combine("/", other);
  }

  modulo(other: Term<Value>): Expression<Value> {
    return this.#combine("%", other);
  }

  /** Ascending, for `orderBy`. */
  asc(options: SortOptions = {}): SortOrder {
    return new SortOrder(this, { ...options, descending: false });
  }

  /** Descending, for `orderBy`. */
  desc(options: SortOptions = {}): SortOrder {
    return new SortOrder(this, { ...options, descending: true });
  }

  #combine(operator: string, other: unknown): Expression<Value> {
    const right = asExpression(other);
    return new Expression<Value>({
      aggregates: this.aggregates || right.aggregates,
      write: (scope, hint) => {
        const left = this.write(scope, hint);
        const value = right.write(scope, left.field ?? hint);
        return { sql: sql`(${left.sql} ${sql.raw(operator)} ${value.sql})`, field: left.field ?? value.field };
      },
    });
  }
}

/** The expression itself, or one that binds the value. */
export function asExpression(value: unknown): Expression {
  if (value instanceof Expression) return value;
  return new Expression({ write: (_, hint) => ({ sql: bound(value, hint), field: hint }) });
}
