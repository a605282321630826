import { flushCompileCache } from "node:module";
import { runInContext } from "#rooms/context";
import { createLifecycle, currentLifecycle, exitCodes } from "#rooms/lifecycle";
import { type Output, reportFailure } from "#rooms/management";
import { type CrewMembership, joinCrew, serverSettings } from "#rooms/server";
import { drainWithLifecycle } from "../drain-with-lifecycle.ts";
import { builtInto, type ProjectSource } from "../loading/load-project.ts";
import { bootForServing } from "./boot-for-serving.ts";

/**
 * Runs a process that `tolv serve` has forked, to its exit code; the process belongs to it.
 *
 * @param project The one that is built into the program; that of the current folder unless given.
 */
export async function runWorkerProcess(output: Output, project?: ProjectSource): Promise<number> {
  const lifecycle = createLifecycle({ failed: (error) => reportFailure(error, { output, traceback: true }) });
  lifecycle.listenToSignals();
  return runInContext([currentLifecycle.with(lifecycle), ...builtInto(project)], async () => {
    const crew = joinCrew();
    try {
      await serveInCrew(crew);
      return lifecycle.stop("the supervisor has told it to leave");
    } catch (error) {
      crew.fail(error instanceof Error ? error.message : String(error));
      reportFailure(error, { output, traceback: false });
      return lifecycle.stop("the site cannot start", 1);
    }
  });
}

/** Serves the project of the current folder until the supervisor says that it is enough. */
async function serveInCrew(crew: CrewMembership): Promise<void> {
  const running = await bootForServing(process.cwd());
  const site = await running.createSite();
  const { SERVE_GRACEFUL_TIMEOUT } = running.config.of(serverSettings);
  drainWithLifecycle(site, {
    graceMilliseconds: SERVE_GRACEFUL_TIMEOUT * 1000,
    cutOffExitCode: exitCodes.cutOff,
  });
  crew.serve(site.server);
  void currentLifecycle.get().serveUntilStopped();
  // For the next process; one that is killed would never write what it has compiled.
  flushCompileCache();
  void crew.draining.then(() => site.startDraining());
  await crew.leaving;
}
