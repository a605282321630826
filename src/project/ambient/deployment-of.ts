import { commands } from "#rooms/apps";
import { type CurrentDeployment, createDeploymentModel } from "#rooms/deploy";
import type { Project } from "../define-project.ts";
import type { LoadedProject } from "../loading/load-project.ts";
import { settingsOf } from "../settings-of.ts";

/** What the commands and checks of deployments need to know of a project. */
export function deploymentOf({ project, directory }: LoadedProject): CurrentDeployment {
  const { name, processes, schedule } = project;
  const model = { name, processes, schedule, releasePhase: releasePhaseOf(project), settings: settingsOf(project) };
  return { model: createDeploymentModel(model), directory };
}

function releasePhaseOf({ registry }: Project): "release" | "migrate" {
  const isLedgerKept = registry
    .values(commands)
    .flat()
    .some(({ name }) => name === "release");
  return isLedgerKept ? "release" : "migrate";
}
