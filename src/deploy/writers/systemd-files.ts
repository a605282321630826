import type { DeploymentModel } from "../model/deployment-model.ts";
import { isServer, leavingOf, leavingSettings, secondsToLeave } from "../model/leaving.ts";
import type { ProcessType } from "../model/process-type.ts";
import { heading } from "./heading.ts";

/** Where the units lie. */
export const systemdFolder = "deploy/systemd";

/** Signs of life that systemd wants of a listening process: one in each such time, in seconds. */
const watchdog = 30;

/** Mebibytes that the supervisor of several workers takes. */
const supervisorMemory = 64;

/** Writes a unit for each process type, and one for the migration. */
export function writeSystemdFiles(model: DeploymentModel): readonly (readonly [path: string, text: string])[] {
  return [
    ...model.processes.map(
      (processType) => [unitPath(model, processType.name), processUnit(model, processType)] as const,
    ),
    [unitPath(model, "migrate"), migrationUnit(model)],
  ];
}

function unitPath({ name }: DeploymentModel, unit: string): string {
  return `${systemdFolder}/${name}-${unit}.service`;
}

function processUnit(model: DeploymentModel, processType: ProcessType): string {
  const leaving = leavingOf(processType, 0);
  const own = isServer(processType) ? serverLines(processType) : backgroundLines(processType);
  const settings = Object.entries({ ...leavingSettings(processType, leaving), ...workersOf(processType) });
  return unit(model, processType.name, [
    ...own,
    ...settings.map(([name, value]) => `Environment=${name}=${value}`),
    `TimeoutStopSec=${secondsToLeave(leaving)}`,
    "Restart=always",
    "RestartSec=1",
    `MemoryMax=${memoryOf(processType)}M`,
  ]);
}

/** One machine has one instance of the service, which scales by workers. */
function workersOf(processType: ProcessType): Readonly<Record<string, string>> {
  return hasWorkers(processType) ? { WEB_CONCURRENCY: String(processType.replicas.from) } : {};
}

function memoryOf(processType: ProcessType): number {
  const { memory, replicas } = processType;
  return hasWorkers(processType) ? memory * replicas.from + supervisorMemory : memory;
}

function hasWorkers(processType: ProcessType): boolean {
  return isServer(processType) && processType.replicas.from > 1;
}

function serverLines(processType: ProcessType): readonly string[] {
  return [
    "Type=notify",
    // The notification is sent by the program systemd-notify, a child.
    "NotifyAccess=all",
    `ExecStart=${programLine(processType.command)} --chdir %{current}`,
    "ExecReload=/bin/kill -HUP $MAINPID",
    "KillMode=mixed",
    `WatchdogSec=${watchdog}`,
  ];
}

function backgroundLines({ command }: ProcessType): readonly string[] {
  return ["Type=exec", `ExecStart=${programLine(command)}`, "KillMode=mixed"];
}

function migrationUnit(model: DeploymentModel): string {
  return unit(model, "migrate", [
    "Type=oneshot",
    `ExecStart=${programLine(["tolv", model.releasePhase])}`,
    "TimeoutStartSec=3600",
  ]);
}

function programLine([program = "", ...args]: readonly string[]): string {
  const path = program === "tolv" ? "%{current}/node_modules/.bin/tolv" : `/usr/bin/env ${program}`;
  return [path, ...args].join(" ");
}

function unit({ name }: DeploymentModel, component: string, service: readonly string[]): string {
  const text = `${heading}
[Unit]
Description=${name} ${component}
Wants=network-online.target
After=network-online.target postgresql.service

[Service]
User=${name}
WorkingDirectory=%{current}
EnvironmentFile=/etc/${name}/environment
${service.join("\n")}
NoNewPrivileges=true
CapabilityBoundingSet=
ProtectSystem=strict
ProtectHome=true
PrivateTmp=true
PrivateDevices=true
ProtectKernelTunables=true
ProtectKernelModules=true
ProtectControlGroups=true
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictSUIDSGID=true
LockPersonality=true
SystemCallArchitectures=native
${component === "migrate" ? "" : "\n[Install]\nWantedBy=multi-user.target\n"}`;
  return text.replaceAll("%{current}", `/srv/${name}/current`);
}
