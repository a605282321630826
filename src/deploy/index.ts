export { deployChecks } from "./checks/deploy-checks.ts";
export { type ClockCall, runClock } from "./clock/run-clock.ts";
export { deploymentCommand } from "./commands/deployment.ts";
export { runCommand } from "./commands/run.ts";
export { upCommand } from "./commands/up.ts";
export { deploymentFiles } from "./deployment-files.ts";
export { ProcessInvalid, ScheduleInvalid } from "./errors.ts";
export { deployLogRecords } from "./log-records.ts";
export {
  type CurrentDeployment,
  createDeploymentModel,
  currentDeployment,
  type DeploymentModel,
} from "./model/deployment-model.ts";
export type { DeploymentTarget } from "./model/deployment-target.ts";
export type { ProcessDeclaration, ProcessDeclarations, ReplicaRange } from "./model/process-declaration.ts";
export { type ProcessType, resolveProcesses } from "./model/process-type.ts";
export { type Interval, type Job, resolveSchedule, type ScheduledCommand } from "./model/scheduled-command.ts";
export { clockSettings } from "./settings.ts";
