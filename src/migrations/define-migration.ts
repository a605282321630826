import type { Operation } from "./operations/operation.ts";

/** Names a migration: app label and name, such as `["blog", "0001_initial"]`. */
export type MigrationKey = readonly [app: string, name: string];

/** One recorded change of an app's models. */
export interface Migration {
  /** Migrations that must be applied before; the name `__first__` means the other app's first one. */
  readonly dependencies: readonly MigrationKey[];
  readonly operations: readonly Operation[];
  /** True for the migration that creates an app's first models. */
  readonly initial: boolean;
  /** True if all operations run in one transaction. */
  readonly atomic: boolean;
}

/** What `defineMigration` takes. */
export interface MigrationDefinition {
  readonly dependencies?: readonly MigrationKey[];
  readonly operations?: readonly Operation[];
  readonly initial?: boolean;
  readonly atomic?: boolean;
}

/**
 * Defines a migration: the default export of `migrations/<name>.ts`.
 *
 * @param definition `atomic: false` runs each statement by itself, for `CREATE INDEX CONCURRENTLY` and its like.
 *
 * @example
 * export default defineMigration({
 *   dependencies: [["blog", "0001_initial"]],
 *   operations: [addField("Post", "priority", f.integer({ default: 0 }))],
 * });
 */
export function defineMigration(definition: MigrationDefinition): Migration {
  const { dependencies = [], operations = [], initial = false, atomic = true } = definition;
  return Object.freeze({ dependencies, operations, initial, atomic });
}
