export { type Address, bind } from "./bind.ts";
export {
  type DevelopmentEvent,
  type DevelopmentSupervision,
  type DevelopmentSupervisor,
  openDevelopmentSupervisor,
} from "./development/development-supervisor.ts";
export { forwardRequest } from "./development/forward-request.ts";
export { type JoinedSupervisor, joinSupervisor } from "./development/join-supervisor.ts";
export { createDrain, type Drain, type DrainLimits, type DrainResult } from "./drain.ts";
export { type Drill, type DrillOptions, type DrillReport, startDrill } from "./drill/start-drill.ts";
export {
  AddressUnavailable,
  PortForbidden,
  PortInUse,
  SocketInUse,
  SocketUnavailable,
  WatchFailed,
  WorkersCannotStart,
} from "./errors.ts";
export { requestsCutOff, serving, signalIgnored, stopping } from "./events.ts";
export { type ListeningAddress, type ListenOptions, listen } from "./listen.ts";
export { serverLogRecords } from "./log-records.ts";
export type { ProcessEnd } from "./process-end.ts";
export { serverSettings } from "./settings.ts";
export { SystemdNotifier } from "./systemd-notifier.ts";
export { watchZombies } from "./watch-zombies.ts";
export { type CrewMembership, joinCrew } from "./workers/join-crew.ts";
export { type Supervision, superviseWorkers } from "./workers/supervisor.ts";
export type { WorkerLimits, WorkerPlan } from "./workers/worker-plan.ts";
