import type { Database } from "#rooms/db";
import { applyStep, type StepMode, type StepResult } from "./apply-step.ts";
import type { HistoricalStep } from "./history.ts";
import type { MigrationStep } from "./plan.ts";
import { refuseIrreversible } from "./refuse-irreversible.ts";
import { refuseUnwantedTransaction } from "./refuse-unwanted-transaction.ts";

/** Is told of each step: a command prints it. */
export interface PlanObserver {
  started(step: MigrationStep): void;
  finished(step: MigrationStep, result: StepResult): void;
}

/**
 * Applies the steps of a plan, each in its own transaction; the first failure ends it.
 *
 * @throws MigrationIrreversible, TransactionUnwanted before anything has changed.
 * @throws MigrationFailed, MigrationBlocked, MigrationInterrupted, MigrationsLocked
 */
export async function executePlan(
  database: Database,
  steps: readonly HistoricalStep[],
  { mode, observer }: { readonly mode: StepMode; readonly observer: PlanObserver },
): Promise<void> {
  if (mode !== "fake") refuseImpossible(steps);
  for (const step of steps) {
    observer.started(step);
    observer.finished(step, await applyStep(database, step, mode));
  }
}

function refuseImpossible(steps: readonly HistoricalStep[]): void {
  for (const { node, direction } of steps) {
    refuseUnwantedTransaction(node);
    if (direction === "backwards") refuseIrreversible(node);
  }
}
