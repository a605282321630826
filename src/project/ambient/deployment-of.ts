import { type CurrentDeployment, createDeploymentModel } from "#rooms/deploy";
import type { LoadedProject } from "../loading/load-project.ts";
import { settingsOf } from "../settings-of.ts";

/** What the commands and checks of deployments need to know of a project. */
export function deploymentOf({ project, directory }: LoadedProject): CurrentDeployment {
  const { name, processes, schedule } = project;
  return { model: createDeploymentModel({ name, processes, schedule, settings: settingsOf(project) }), directory };
}
