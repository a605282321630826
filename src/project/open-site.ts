import { currentLifecycle } from "#rooms/lifecycle";
import { createDrain, type DrainLimits, type ListeningAddress, listen } from "#rooms/server";
import { currentProject } from "./running-project.ts";

/** Where a site shall listen and how it leaves. */
export interface OpenSiteOptions {
  readonly host: string;
  readonly port: number;
  readonly limits: DrainLimits;
}

/** The stop waits this much longer than the drain's own limit; milliseconds. */
const stopMargin = 1000;

/** Builds the running project's site, listens, and leaves gracefully with the lifecycle. */
export async function openSite({
  host,
  port,
  limits,
}: OpenSiteOptions): Promise<{ readonly address: ListeningAddress }> {
  const site = await currentProject.get().createSite();
  const drain = createDrain(site.server);
  const address = await listen({ server: site.server, host, port });
  currentLifecycle.get().onStop(
    "http",
    async () => {
      site.startDraining();
      await drain.start(limits);
      await site.close();
    },
    { limitMilliseconds: (limits.graceMilliseconds ?? 0) + stopMargin },
  );
  return { address };
}
