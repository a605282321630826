import { currentDatabase, limitStatements } from "#rooms/db";
import { delayStop } from "#rooms/lifecycle";
import { argument, defineCommand, type Output, option } from "#rooms/management";
import { currentMigrationProject } from "../migration-project.ts";
import type { StepMode } from "../run/apply-step.ts";
import { executePlan } from "../run/execute-plan.ts";
import { withStates } from "../run/history.ts";
import { readLedger } from "../run/ledger.ts";
import { checkHistory, loadGraph } from "../run/load-graph.ts";
import { type MigrationStep, planFor } from "../run/plan.ts";
import { runAfterMigrate } from "../run/run-after-migrate.ts";
import { chooseTarget } from "./migration-choice.ts";
import { nothingToApply } from "./nothing-to-apply.ts";
import { printPlan } from "./print-plan.ts";
import { printingObserver } from "./printing-observer.ts";

/** `tolv migrate [app [migration]]`: leads the database to the newest or to the named state of its models. */
export const migrateCommand = defineCommand({
  name: "migrate",
  help: "Updates the database schema.",
  stage: "release",
  arguments: {
    app: argument.optional("App label of an application to synchronize the state."),
    migration: argument.optional('Name of the migration to lead to, or its beginning; "zero" unapplies all.'),
  },
  options: {
    plan: option.flag("Shows a list of the migration actions that will be performed."),
    check: option.flag("Exits with 1 if migrations are unapplied, and applies none."),
    fake: option.flag("Marks migrations as run without running them."),
    fakeInitial: option.flag("Marks initial migrations as run without running them, where their tables exist."),
  },
  async run({ arguments: choice, options, output }) {
    const project = currentMigrationProject.get();
    const database = currentDatabase.get();
    const graph = loadGraph(project.sources);
    const applied = new Set((await readLedger(database)).keys());
    checkHistory(graph, applied);
    const { target, headline } = chooseTarget(project, graph, choice);
    const plan = planFor(graph, applied, target);
    if (options.plan) return printPlan(output, plan);
    if (options.check && plan.length > 0) return 1;
    const progress = output.at(1);
    printHead(progress, headline, plan);
    if (plan.length === 0) progress.line(nothingToApply(project, graph));
    const steps = withStates(graph, applied, plan);
    await untilStopped(async () => {
      await executePlan(database, steps, { mode: modeOf(options), observer: printingObserver(progress) });
      await runAfterMigrate(database, graph, project.afterMigrate);
    });
  },
});

/** A process that is told to stop cancels the statement that is under way, and ends when its transaction is undone. */
function untilStopped(work: () => Promise<void>): Promise<void> {
  return delayStop("migrations", (stopping) => limitStatements({ signal: stopping }, work));
}

function modeOf({ fake, fakeInitial }: { readonly fake: boolean; readonly fakeInitial: boolean }): StepMode {
  if (fake) return "fake";
  return fakeInitial ? "fake-initial" : "run";
}

function printHead(output: Output, headline: string, plan: readonly MigrationStep[]): void {
  output.line(output.style.heading("Operations to perform:"));
  output.line(`  ${headline}`);
  output.line(output.style.heading("Running migrations:"));
  if (plan.some(({ direction }) => direction === "backwards")) output.line("  Rendering model states... DONE");
}
