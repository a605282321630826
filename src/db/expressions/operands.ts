import { valueAt } from "../sql/paths.ts";
import { asExpression, Expression } from "./expression.ts";

/** The value at a path from the rows of the query, or an annotation. */
export function fieldAt(path: string): Expression {
  return new Expression({ write: (scope) => valueAt(scope, path) });
}

/** Text names a path, as in Django; any other value stands for itself. */
export function operand(given: unknown): Expression {
  return typeof given === "string" ? fieldAt(given) : asExpression(given);
}
