import type { Site } from "#rooms/http";
import { currentLifecycle } from "#rooms/lifecycle";
import { createDrain, type Drain, type DrainLimits } from "#rooms/server";

/** The stop waits this much longer than the drain's own limit; milliseconds. */
const stopMargin = 1000;

/** Lets a site leave gracefully when the lifecycle stops; call it before the site has connections. */
export function drainWithLifecycle(site: Site, limits: DrainLimits): Drain {
  const drain = createDrain(site.server);
  currentLifecycle.get().onStop(
    "http",
    async () => {
      site.startDraining();
      await drain.start(limits);
      await site.close();
    },
    { limitMilliseconds: (limits.graceMilliseconds ?? 0) + stopMargin },
  );
  return drain;
}
