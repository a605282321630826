import type { Field } from "#rooms/db";
import { quoteLiteral } from "../quote.ts";

/** The literal that rows get which exist before their column; undefined if the field has no default. */
export function rowDefault(field: Field): string | undefined {
  const value = field.defaultValue();
  return value === undefined || value === null ? undefined : quoteLiteral(field.toDatabase(value));
}
