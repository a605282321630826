export { migrationChecks } from "./checks.ts";
export { flushCommand } from "./commands/flush.ts";
export { makeMigrationsCommand } from "./commands/makemigrations.ts";
export { migrateCommand } from "./commands/migrate.ts";
export { printingObserver } from "./commands/printing-observer.ts";
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
export * from "./operations.ts";
export { migrationsReadiness } from "./readiness.ts";

export { migrateApp, migrateBack, migrateToNewest } from "./release/migrate-project.ts";
export { type MigrationHeads, type MigrationOverview, readMigrationOverview } from "./release/migration-overview.ts";
export { type LaterMigration, planRollback } from "./release/plan-rollback.ts";
export { type AdvisoryLock, besideAdvisoryLock } from "./run/advisory-lock.ts";
export type { PlanObserver } from "./run/execute-plan.ts";

export type { SchemaEditor } from "./schema/schema-editor.ts";
export type {
  HistoricalConditions,
  HistoricalModel,
  HistoricalQuery,
  HistoricalRow,
} from "./state/historical-models.ts";
export type { ModelState, StateField, StateFields } from "./state/model-state.ts";
export { ProjectState } from "./state/project-state.ts";
export { unappliedMigrationsNotice } from "./unapplied-migrations-notice.ts";
