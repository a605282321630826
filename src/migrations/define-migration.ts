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
  /** True if code that does not know the migration goes on after it: what `tolv rollback` cannot see of SQL and code. */
  readonly backwardsCompatible: boolean;
}

/** What `defineMigration` takes. */
export interface MigrationDefinition {
  readonly dependencies?: readonly MigrationKey[];
  readonly operations?: readonly Operation[];
  readonly initial?: boolean;
  readonly atomic?: boolean;
  readonly backwardsCompatible?: boolean;
}

/**
 * Defines a migration: the default export of `migrations/<name>.ts`.
 *
 * @param definition `atomic: false` runs each statement by itself, for `CREATE INDEX CONCURRENTLY` and its like;
 *   `backwardsCompatible: true` says of SQL and code that the release before can go on after it.
 *
 * @example
 * export default defineMigration({
 *   dependencies: [["blog", "0001_initial"]],
 *   operations: [addField("Post", "priority", f.integer({ default: 0 }))],
 * });
 */
export function defineMigration(definition: MigrationDefinition): Migration {
  const { dependencies = [], operations = [], initial = false } = definition;
  const { atomic = true, backwardsCompatible = false } = definition;
  return Object.freeze({ dependencies, operations, initial, atomic, backwardsCompatible });
}
