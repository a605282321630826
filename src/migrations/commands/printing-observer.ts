import type { Output } from "#rooms/management";
import type { StepResult } from "../run/apply-step.ts";
import type { PlanObserver } from "../run/execute-plan.ts";

const results: Readonly<Record<StepResult, string>> = {
  done: "OK",
  faked: "FAKED",
  overtaken: "done by another process",
};

/** Prints the progress of a plan as Django does; more than usual with the time of each migration. */
export function printingObserver(output: Output): PlanObserver {
  let start = 0;
  return {
    started: ({ node, direction }) => {
      start = performance.now();
      output.write(`  ${direction === "forwards" ? "Applying" : "Unapplying"} ${node.id}...`);
    },
    finished: (_step, result) => {
      const seconds = ((performance.now() - start) / 1000).toFixed(3);
      output.line(output.style.success(` ${results[result]}${output.verbosity > 1 ? ` (${seconds}s)` : ""}`));
    },
  };
}
