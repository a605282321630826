import { currentDatabase } from "#rooms/db";
import type { Site } from "#rooms/http";
import { metricsSettings, serveMetrics } from "#rooms/metrics";
import type { RunningProject } from "../running-project.ts";

/** Measures a site until it is closed, where the settings ask for it. */
export async function observeSite(site: Site, running: RunningProject): Promise<Site> {
  if (running.config.of(metricsSettings).METRICS_PORT === undefined) return site;
  const { version, release } = running.stamp;
  const metrics = await running.run(() =>
    serveMetrics({ load: site.load, database: currentDatabase.get(), build: { version, release } }),
  );
  const close = async () => {
    await site.close();
    await metrics?.[Symbol.asyncDispose]();
  };
  return { ...site, close, [Symbol.asyncDispose]: close };
}
