import { currentDatabase } from "#rooms/db";
import type { Site } from "#rooms/http";
import { serveMetrics } from "#rooms/metrics";
import { sendTraces } from "#rooms/tracing";
import { currentProject, type RunningProject } from "../running-project.ts";

/** Measures and traces a site until it is closed, where the settings ask for it. */
export async function observeSite(site: Site, running: RunningProject): Promise<Site> {
  const observers = await running.run(() => startObservers(site, running));
  if (observers.length === 0) return site;
  const close = async () => {
    await site.close();
    await Promise.all(observers.map((observer) => observer[Symbol.asyncDispose]()));
  };
  return { ...site, close, [Symbol.asyncDispose]: close };
}

async function startObservers(site: Site, running: RunningProject): Promise<AsyncDisposable[]> {
  const { version, release } = running.stamp;
  const database = currentDatabase.get();
  const isOwn = () => currentProject.find() === running;
  const metrics = await serveMetrics({ load: site.load, database, build: { version, release } });
  const traces = sendTraces({ project: running.project.name, release, isOwn });
  return [metrics, traces].filter((observer) => observer !== undefined);
}
