import type { Database } from "#rooms/db";
import { applyStep, type StepResult } from "./apply-step.ts";
import type { HistoricalStep } from "./history.ts";
import type { MigrationStep } from "./plan.ts";

/** Is told of each step: a command prints it. */
export interface PlanObserver {
  started(step: MigrationStep): void;
  finished(step: MigrationStep, result: StepResult): void;
}

/**
 * Applies the steps of a plan, each in its own transaction; the first failure ends it.
 *
 * @param options `fake` records the migrations without running them.
 * @throws MigrationFailed, MigrationBlocked, MigrationIrreversible, MigrationsLocked
 */
export async function executePlan(
  database: Database,
  steps: readonly HistoricalStep[],
  options: { readonly fake: boolean; readonly observer: PlanObserver },
): Promise<void> {
  for (const step of steps) {
    options.observer.started(step);
    options.observer.finished(step, await applyStep(database, step, options));
  }
}
