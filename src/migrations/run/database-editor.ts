import type { Database } from "#rooms/db";
import type { Operation } from "../operations/operation.ts";
import type { SchemaEditor } from "../schema/schema-editor.ts";

/** Runs the statements of one migration on a database, and knows which one failed. */
export class DatabaseEditor implements SchemaEditor {
  readonly transactional: boolean;
  /** The operation at work; undefined before the first and after the last one. */
  operation: Operation | undefined;
  /** How many operations are done. */
  done = 0;
  /** The statement at work, or the one that failed. */
  statement: string | undefined;
  readonly #database: Database;

  constructor(database: Database, transactional: boolean) {
    this.#database = database;
    this.transactional = transactional;
  }

  async execute(statement: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> {
    this.statement = statement;
    const rows = await this.#database.execute(statement, values);
    this.statement = undefined;
    return rows;
  }

  read(statement: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> {
    return this.execute(statement, values);
  }
}
