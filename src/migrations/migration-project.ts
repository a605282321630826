import { defineContextKey } from "#rooms/context";
import type { ModelClass } from "#rooms/db";
import type { MigrationSource } from "./migration-source.ts";
import type { ProjectState } from "./state/project-state.ts";

/** What the commands of this room need to know of a project. */
export interface MigrationProject {
  /** The labels of all installed apps, those without migrations too. */
  readonly apps: readonly string[];
  readonly sources: readonly MigrationSource[];
  /** The models as the code declares them today. */
  readonly models: readonly ModelClass[];
  /** Awaited one after the other at the end of every `migrate`. */
  readonly afterMigrate: readonly AfterMigrate[];
}

/** Work that follows `migrate`, even one that changed nothing, such as creating content types and permissions. */
export interface AfterMigrate {
  readonly name: string;
  /** Runs in one transaction with the other work of this kind, while no other `migrate` runs. */
  run(event: MigrateFinished): Promise<void>;
}

/** What a `migrate` has led to. */
export interface MigrateFinished {
  /** The models as the applied migrations made them: tables of other models may not exist. */
  readonly state: ProjectState;
}

/** The migrations and models of the running project. */
export const currentMigrationProject = defineContextKey<MigrationProject>("migrations.project");
