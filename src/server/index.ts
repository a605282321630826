export {
  type DevelopmentEvent,
  type DevelopmentSupervision,
  type DevelopmentSupervisor,
  openDevelopmentSupervisor,
} from "./development-supervisor.ts";
export { createDrain, type Drain, type DrainLimits, type DrainResult } from "./drain.ts";
export { AddressUnavailable, PortForbidden, PortInUse, WatchFailed } from "./errors.ts";
export { forwardRequest } from "./forward-request.ts";
export { type JoinedSupervisor, joinSupervisor } from "./join-supervisor.ts";
export { type ListeningAddress, type ListenOptions, listen } from "./listen.ts";
