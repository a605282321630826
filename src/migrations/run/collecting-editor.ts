import type { Database } from "#rooms/db";
import type { SchemaEditor } from "../schema/schema-editor.ts";

/** Collects the statements of a migration in place of running them. */
export class CollectingEditor implements SchemaEditor {
  readonly transactional: boolean;
  /** In order, each with its semicolon. */
  readonly statements: string[] = [];
  readonly #database: Database;

  constructor(database: Database, transactional: boolean) {
    this.#database = database;
    this.transactional = transactional;
  }

  async execute(statement: string): Promise<readonly Record<string, unknown>[]> {
    const text = statement.trim();
    this.statements.push(text.endsWith(";") ? text : `${text};`);
    return [];
  }

  async executePatiently(statement: string): Promise<void> {
    await this.execute(statement);
  }

  read(statement: string, values: readonly unknown[] = []): Promise<readonly Record<string, unknown>[]> {
    return this.#database.execute(statement, values);
  }
}
