import { type Database, limitStatements } from "#rooms/db";
import type { Operation } from "../operations/operation.ts";
import type { SchemaEditor } from "../schema/schema-editor.ts";

/** How long a statement of a migration waits for a lock that somebody else holds; milliseconds. */
export const lockTimeout = 5_000;

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

  /** Only migrations without a transaction have such statements: the limit is their session's. */
  async executePatiently(statement: string): Promise<void> {
    await this.#database.execute("SET lock_timeout = 0");
    await this.execute(statement);
    await this.#database.execute(`SET lock_timeout = ${lockTimeout}`);
  }

  /** Runs work without a transaction, on one connection that waits for locks no longer than others do. */
  async outsideTransaction<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#database.reserve(async () => {
      await this.#database.execute(`SET lock_timeout = ${lockTimeout}; SET statement_timeout = 0`);
      try {
        return await work();
      } finally {
        await this.#resetTimeouts();
      }
    });
  }

  /** Whatever has stopped the work does not stop this; a connection that was lost has no settings to take back. */
  async #resetTimeouts(): Promise<void> {
    const reset = () => this.#database.execute("RESET lock_timeout; RESET statement_timeout");
    await limitStatements({ signal: new AbortController().signal }, reset).catch(() => undefined);
  }

  read(statement: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> {
    return this.execute(statement, values);
  }
}
