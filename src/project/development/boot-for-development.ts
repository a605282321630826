import { currentLifecycle } from "#rooms/lifecycle";
import type { Output } from "#rooms/management";
import { bootProject } from "../boot-project.ts";
import { loadProject } from "../loading/load-project.ts";
import { logTarget } from "../log-target.ts";
import { refuseUnsafeHosts } from "../refuse-unsafe-hosts.ts";
import type { RunningProject } from "../running-project.ts";
import { reportChecks } from "./announce.ts";
import { readDevelopmentEnvironment } from "./development-environment.ts";

/** Boots the project of the current folder until the lifecycle stops, and prints what the checks say. */
export async function bootForDevelopment(output: Output): Promise<RunningProject> {
  const { project, directory } = await loadProject(process.cwd());
  const environment = readDevelopmentEnvironment(directory);
  const running = await bootProject(project, { directory, environment, log: logTarget("stdout") });
  currentLifecycle.get().onStop("project", () => running.stop());
  refuseUnsafeHosts(running.config);
  await running.run(() => reportChecks(output));
  return running;
}
