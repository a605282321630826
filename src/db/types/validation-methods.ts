import type { ValidationOptions } from "../validation/candidate.ts";
import type { ColumnName } from "./row.ts";

/** How a row is checked before it is saved; `save` itself checks nothing, as in Django. */
export interface ValidationMethods<F> {
  /**
   * Checks the row's own rules, between its fields; a model overrides it.
   *
   * @throws ValidationFailed, best made by `validationError`.
   */
  clean(): void | Promise<void>;
  /**
   * Checks each field by itself: whether it is there, its kind, choices and validators, and that references lead to rows.
   *
   * @throws ValidationFailed
   */
  cleanFields(options?: ValidationOptions<ColumnName<F>>): Promise<void>;
  /**
   * Checks that no other row has the values of unique fields and groups.
   *
   * @throws ValidationFailed
   */
  validateUnique(options?: ValidationOptions<ColumnName<F>>): Promise<void>;
  /**
   * Checks the named constraints, by asking PostgreSQL.
   *
   * @throws ValidationFailed
   */
  validateConstraints(options?: ValidationOptions<ColumnName<F>>): Promise<void>;
  /**
   * Checks all of it: fields, `clean`, what is unique, constraints.
   *
   * @throws ValidationFailed with everything that is wrong, by field.
   */
  fullClean(options?: ValidationOptions<ColumnName<F>>): Promise<void>;
}
