import type { Output } from "#rooms/management";
import type { Operation } from "../operations/operation.ts";
import type { MigrationStep } from "../run/plan.ts";

/** Prints the operations that a plan would perform. */
export function printPlan(output: Output, plan: readonly MigrationStep[]): void {
  output.line(output.style.heading("Planned operations:"));
  if (plan.length === 0) output.line("  No planned migration operations.");
  for (const step of plan) printStep(output, step);
}

function printStep(output: Output, { node, direction }: MigrationStep): void {
  const { operations } = node.migration;
  output.line(output.style.heading(node.id));
  for (const operation of direction === "forwards" ? operations : operations.toReversed()) {
    output.line(`    ${direction === "forwards" ? operation.description : undoText(operation)}`);
  }
}

function undoText({ description, reversible }: Operation): string {
  return reversible ? `Undo ${description}` : `${description} -> IRREVERSIBLE`;
}
