import { runInContext } from "#rooms/context";
import { currentLogger } from "#rooms/logging";
import { createEngine } from "./engine/create-engine.ts";
import { injectInto } from "./engine/inject.ts";
import { ReadinessWatch } from "./health/readiness-watch.ts";
import { Workload } from "./load/workload.ts";
import { createClientReader } from "./request/identify-client.ts";
import { shownRelease } from "./response/shown-release.ts";
import { createRouteTable, currentRoutes } from "./routing/route-table.ts";
import { serveRequest } from "./serve-request.ts";
import type { Site, SiteOptions } from "./site.ts";

/**
 * Builds a site: routes sorted, engine ready, nothing listening yet.
 *
 * @throws RouteDuplicate, RouteNameTaken
 *
 * @example
 * const site = await createSite({ settings, routes: mount("/blog/", { namespace: "blog" }, blogRoutes) });
 * site.server.listen(8000);
 */
export async function createSite(options: SiteOptions): Promise<Site> {
  const table = createRouteTable(options.routes);
  const readClient = createClientReader(options.settings);
  const workload = new Workload(options.settings);
  const watches = (options.readiness ?? []).map((readiness) => new ReadinessWatch(readiness));
  const draining = new AbortController();
  const context = [...(options.context ?? []), currentRoutes.with(table)];
  const run: Site["run"] = (work) => runInContext(context, work);
  const logger = run(() => currentLogger.find());
  const releaseHeader = shownRelease(options);
  const made = { table, readClient, workload, watches, context, logger, releaseHeader };
  const running = { ...options, ...made, draining: draining.signal };
  const answering = new Set<Promise<void>>();
  const { server, listener } = createEngine(table, options.settings, (message, response, resolution) => {
    const answer = serveRequest({ message, response, resolution }, running);
    if (!(answer instanceof Promise)) return;
    answering.add(answer);
    void answer.then(() => answering.delete(answer));
  });
  const close = async () => {
    await stopListening(server);
    // Handlers whose clients have left are still at work, perhaps with the database.
    await Promise.all(answering);
    workload[Symbol.dispose]();
  };
  for (const hook of options.hooks ?? []) await run(() => hook.start?.());
  return {
    server,
    load: workload,
    run,
    inject: (request) => injectInto(listener, request),
    startDraining: () => draining.abort(),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function stopListening(server: Site["server"]): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!server.listening) return resolve();
    server.close((error) => (error === undefined ? resolve() : reject(error)));
  });
}
