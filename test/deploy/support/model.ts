import { databaseSettings, kernelSettings } from "#rooms/config";
import {
  createDeploymentModel,
  type DeploymentModel,
  type ProcessDeclarations,
  resolveProcesses,
  resolveSchedule,
  type ScheduledCommand,
} from "#rooms/deploy";

/** The model of a site with a web process and a clock, unless others are given. */
export function deploymentModel(
  processes: ProcessDeclarations = { web: {}, clock: {} },
  schedule: readonly ScheduledCommand[] = [{ command: "clearsessions", every: { hours: 1 } }],
): DeploymentModel {
  return createDeploymentModel({
    name: "mysite",
    processes: resolveProcesses(processes),
    schedule: resolveSchedule(schedule),
    releasePhase: "migrate",
    settings: [kernelSettings, databaseSettings],
  });
}
