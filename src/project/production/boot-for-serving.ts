import { currentLifecycle } from "#rooms/lifecycle";
import { bootProject } from "../boot-project.ts";
import { loadProject } from "../loading/load-project.ts";
import { readProjectEnvironment } from "../loading/project-environment.ts";
import { logTarget } from "../log-target.ts";
import { refuseUnsafeHosts } from "../refuse-unsafe-hosts.ts";
import type { RunningProject } from "../running-project.ts";

/** Boots the project of a folder until the lifecycle stops, with its log on stdout. */
export async function bootForServing(folder: string): Promise<RunningProject> {
  const { project, directory } = await loadProject(folder);
  const environment = readProjectEnvironment(directory);
  const running = await bootProject(project, { directory, environment, log: logTarget("stdout") });
  currentLifecycle.get().onStop("project", () => running.stop());
  refuseUnsafeHosts(running.config);
  return running;
}
