import type { Output } from "#rooms/management";
import type { LaterMigration } from "#rooms/migrations";
import { compareConfigurations } from "../configuration/compare-configurations.ts";
import { renderDifference } from "../configuration/render-difference.ts";
import { shortName } from "../report/short-name.ts";
import type { RollbackPlan } from "./roll-back.ts";

/** Prints what lies between, and what the older code thinks of it. */
export function printRollbackPlan(output: Output, { target, later, draft }: RollbackPlan): void {
  output.line(
    output.style.heading(
      `Back to release ${target.number} (${shortName(target.name)}), of ${target.beganAt.toISOString()}.`,
    ),
  );
  output.line(summaryOf(later.length));
  for (const migration of later) {
    const { problems } = migration;
    const verdict = problems.length === 0 ? "may stay" : output.style.warning(`cannot stay: ${problems.join("; ")}`);
    output.line(`  ${migration.id}  ${verdict}${wayBack(migration)}`);
  }
  const difference = compareConfigurations(target.configuration, draft.configuration);
  if (difference.settings.length === 0 && difference.isComplete) return;
  output.line(`The configuration of now is not the one of release ${target.number}; set back what it needs:`);
  output.write(renderDifference(difference));
}

function summaryOf(count: number): string {
  if (count === 0) return "No migration lies between.";
  return count === 1
    ? "One migration lies between, which its code does not know:"
    : `${count} migrations lie between, which its code does not know, newest first:`;
}

function wayBack({ irreversible }: LaterMigration): string {
  return irreversible === undefined ? "" : `  (no way back: ${irreversible})`;
}
