export { createDrain, type Drain, type DrainLimits, type DrainResult } from "./drain.ts";
export { AddressUnavailable, PortForbidden, PortInUse, WatchFailed } from "./errors.ts";
export { type ListeningAddress, type ListenOptions, listen } from "./listen.ts";
export {
  type DevelopmentEvent,
  type DevelopmentSupervision,
  superviseDevelopment,
} from "./supervise-development.ts";
export { verifyFreeAddress } from "./verify-free-address.ts";
