export { makeMigrationsCommand } from "./commands/makemigrations.ts";
export { migrateCommand } from "./commands/migrate.ts";
export { showMigrationsCommand } from "./commands/showmigrations.ts";
export { sqlMigrateCommand } from "./commands/sqlmigrate.ts";
export { defineMigration, type Migration, type MigrationDefinition, type MigrationKey } from "./define-migration.ts";
export * from "./errors.ts";
export {
  type AfterMigrate,
  currentMigrationProject,
  type MigrateFinished,
  type MigrationProject,
} from "./migration-project.ts";
export { type AppMigrations, type MigrationSource, migrationsFrom } from "./migration-source.ts";
export { addConstraint } from "./operations/constraints/add-constraint.ts";
export { removeConstraint } from "./operations/constraints/remove-constraint.ts";
export { addField } from "./operations/fields/add-field.ts";
export { alterField } from "./operations/fields/alter-field.ts";
export { removeField } from "./operations/fields/remove-field.ts";
export { renameField } from "./operations/fields/rename-field.ts";
export { addIndex } from "./operations/indexes/add-index.ts";
export { removeIndex } from "./operations/indexes/remove-index.ts";
export { alterModelOptions } from "./operations/models/alter-model-options.ts";
export { alterModelTable } from "./operations/models/alter-model-table.ts";
export { alterUniqueTogether } from "./operations/models/alter-unique-together.ts";
export { createModel } from "./operations/models/create-model.ts";
export { deleteModel } from "./operations/models/delete-model.ts";
export type { Operation, OperationSymbol, SchemaChange } from "./operations/operation.ts";
export { type MigrationCode, runCode } from "./operations/special/run-code.ts";
export { runSql } from "./operations/special/run-sql.ts";
export type { SchemaEditor } from "./schema/schema-editor.ts";
export type { ModelState, StateField, StateFields } from "./state/model-state.ts";
export { ProjectState } from "./state/project-state.ts";
export { unappliedMigrationsNotice } from "./unapplied-migrations-notice.ts";
