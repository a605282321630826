/** Runs the statements of one migration, or collects them. */
export interface SchemaEditor {
  /** False for a migration that declares `atomic: false`. */
  readonly transactional: boolean;
  /**
   * Runs one statement and answers with its rows; a collecting editor has none.
   *
   * @param values Bound to `$1`, `$2`, …; PostgreSQL takes none in a statement that changes the schema.
   */
  execute(statement: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** Runs a statement that keeps nobody waiting, and so may wait for others as long as it takes. */
  executePatiently(statement: string): Promise<void>;
  /** Asks the catalogue for names that only the database knows; a collecting editor asks it too. */
  read(statement: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
}
