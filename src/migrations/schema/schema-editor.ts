/** Runs the statements of one migration. */
export interface SchemaEditor {
  /** False for a migration that declares `atomic: false`. */
  readonly transactional: boolean;
  /**
   * Runs one statement and answers with its rows.
   *
   * @param values Bound to `$1`, `$2`, …; PostgreSQL takes none in a statement that changes the schema.
   */
  execute(statement: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
}
