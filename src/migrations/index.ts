export { makeMigrationsCommand } from "./commands/makemigrations.ts";
export { migrateCommand } from "./commands/migrate.ts";
export { showMigrationsCommand } from "./commands/showmigrations.ts";
export { defineMigration, type Migration, type MigrationDefinition, type MigrationKey } from "./define-migration.ts";
export * from "./errors.ts";
export {
  type AfterMigrate,
  currentMigrationProject,
  type MigrateFinished,
  type MigrationProject,
} from "./migration-project.ts";
export { type AppMigrations, type MigrationSource, migrationsFrom } from "./migration-source.ts";
export { addConstraint } from "./operations/add-constraint.ts";
export { addField } from "./operations/add-field.ts";
export { addIndex } from "./operations/add-index.ts";
export { alterField } from "./operations/alter-field.ts";
export { alterModelOptions } from "./operations/alter-model-options.ts";
export { alterUniqueTogether } from "./operations/alter-unique-together.ts";
export { createModel } from "./operations/create-model.ts";
export { deleteModel } from "./operations/delete-model.ts";
export type { Operation, OperationSymbol, SchemaChange } from "./operations/operation.ts";
export { removeConstraint } from "./operations/remove-constraint.ts";
export { removeField } from "./operations/remove-field.ts";
export { removeIndex } from "./operations/remove-index.ts";
export { renameField } from "./operations/rename-field.ts";
export { type MigrationCode, runCode } from "./operations/run-code.ts";
export { runSql } from "./operations/run-sql.ts";
export type { SchemaEditor } from "./schema/schema-editor.ts";
export type { ModelState, StateField, StateFields } from "./state/model-state.ts";
export { ProjectState } from "./state/project-state.ts";
export { unappliedMigrationsNotice } from "./unapplied-migrations-notice.ts";
