import { setTimeout as sleep } from "node:timers/promises";
import type { Site } from "#rooms/http";
import { currentLifecycle } from "#rooms/lifecycle";
import { createDrain, type Drain, type DrainLimits } from "#rooms/server";

/** How a site leaves. */
export interface LeavingLimits extends DrainLimits {
  /** How long it goes on to accept connections while its readiness already says no; default 0. */
  readonly lagMilliseconds?: number;
  /** What the process exits with when requests had to be cut off; default 0. */
  readonly cutOffExitCode?: number;
}

/** The stop waits this much longer than the drain's own limit; milliseconds. */
const stopMargin = 1000;

/** Lets a site leave gracefully when the lifecycle stops; call it before the site has connections. */
export function drainWithLifecycle(site: Site, limits: LeavingLimits): Drain {
  const lifecycle = currentLifecycle.get();
  const drain = createDrain(site.server);
  const { lagMilliseconds = 0, graceMilliseconds = 0, cutOffExitCode = 0 } = limits;
  const leave = async () => {
    site.startDraining();
    // One that never listened is known to nobody.
    if (site.server.listening) await sleep(lagMilliseconds);
    const { abandonedRequests } = await site.run(() => drain.start(limits));
    if (abandonedRequests > 0) void lifecycle.stop("requests were cut off", cutOffExitCode);
    await site.close();
  };
  lifecycle.onStop("http", leave, { limitMilliseconds: lagMilliseconds + graceMilliseconds + stopMargin });
  return drain;
}
