import { flushCompileCache } from "node:module";
import type { Site } from "#rooms/http";
import { currentLifecycle, killOrphan } from "#rooms/lifecycle";
import { type Output, reportFailure } from "#rooms/management";
import { forwardRequest, joinSupervisor } from "#rooms/server";
import { drainWithLifecycle } from "../drain-with-lifecycle.ts";
import type { RunningProject } from "../running-project.ts";
import { announceServer } from "./announce.ts";
import { bootForDevelopment } from "./boot-for-development.ts";
import { createFailureSite } from "./create-failure-site.ts";
import { isDevelopment } from "./development-environment.ts";
import { developmentLimits } from "./development-limits.ts";
import { warmUp } from "./warm-up.ts";

/** Nobody waits for a process that was replaced, so its requests may take their time. */
const replacedLimits = { graceMilliseconds: 10_000, lateRequests: forwardRequest };

/** Serves the project of the current folder when the supervisor says so, until another process does. */
export async function serveSupervised(output: Output): Promise<void> {
  const lifecycle = currentLifecycle.get();
  lifecycle.stopWithParent();
  killOrphan();
  const supervisor = joinSupervisor();
  await warmUp();
  const address = await supervisor.turn;
  const { site, running } = await openSite(output);
  const drain = drainWithLifecycle(site, developmentLimits);
  supervisor.serve(site.server);
  void lifecycle.serveUntilStopped();
  if (running !== undefined) await announceServer(running, address, output);
  // For the next process; one that is killed would never write what it has compiled.
  flushCompileCache();
  await supervisor.replaced;
  site.startDraining();
  await drain.start(replacedLimits);
}

interface OpenSite {
  readonly site: Site;
  readonly running?: RunningProject;
}

/** The project's site, or one that shows why there is none. */
async function openSite(output: Output): Promise<OpenSite> {
  try {
    const running = await bootForDevelopment(output);
    return { running, site: await running.createSite() };
  } catch (error) {
    if (!isDevelopment(process.cwd())) throw error;
    reportFailure(error, { output, traceback: false });
    output.notice("The site cannot start. Waiting for a file to change.");
    return { site: await createFailureSite(error) };
  }
}
