import type { Expression } from "./expression.ts";

export interface SortOptions {
  /** Where rows without a value stand; PostgreSQL puts them last in ascending order and first in descending. */
  readonly nulls?: "first" | "last";
}

/** An expression that orders rows, and its direction. */
export class SortOrder {
  readonly expression: Expression;
  readonly descending: boolean;
  readonly nulls: SortOptions["nulls"];

  constructor(expression: Expression, options: SortOptions & { readonly descending: boolean }) {
    this.expression = expression;
    this.descending = options.descending;
    this.nulls = options.nulls;
  }

  /** The other way round, rows without a value included. */
  reversed(): SortOrder {
    const nulls = this.nulls && (this.nulls === "first" ? "last" : "first");
    return new SortOrder(this.expression, { ...(nulls && { nulls }), descending: !this.descending });
  }
}
