import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import {
  createMetrics,
  type Metrics,
  type MetricsOptions,
  type MetricsSnapshot,
  renderMetrics,
} from "./create-metrics.ts";
import { metricsPortTaken } from "./events.ts";
import { metricsSettings } from "./settings.ts";
import { Siblings } from "./siblings.ts";

/** How often a process looks whether it must take over the port; milliseconds. */
const pause = 1000;

interface Place {
  readonly host: string;
  readonly port: number;
}

/**
 * Measures this process and answers Prometheus on METRICS_PORT, away from the site; without that setting nothing
 * happens. Of several workers one listens and asks the others; when it leaves, the next one takes its place.
 *
 * @throws MetricsDirectoryUnsafe, and what listening throws, unless the port is taken.
 *
 * @example
 * await using metrics = await serveMetrics({ load: site.load, database, build: { version, release } });
 */
export async function serveMetrics(options: MetricsOptions): Promise<AsyncDisposable | undefined> {
  const { METRICS_HOST: host, METRICS_PORT: port } = metricsSettings.values();
  if (port === undefined) return undefined;
  const siblings = await Siblings.meet(port);
  const metrics = await createMetrics(options);
  // The own socket comes first: who finds the port taken looks for the socket of a sibling.
  const own = createServer(async (_request, response) => response.end(JSON.stringify(await metrics.snapshot())));
  await listen(own, { path: siblings.ownSocket });
  const everybody = createPublicServer(metrics, siblings);
  const stopping = new AbortController();
  const place = { host, port };
  const isFirst = await tryListen(everybody, place);
  const succession = isFirst ? undefined : succeed(everybody, place, { siblings, stopping: stopping.signal });
  return {
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      await succession;
      await Promise.all([close(everybody), close(own)]);
      await siblings.leave();
      metrics[Symbol.dispose]();
    },
  };
}

function createPublicServer(metrics: Metrics, siblings: Siblings): Server {
  return createServer(async (request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") return void response.writeHead(404).end();
    // They run the same code, and only this user can be one of them.
    const others: MetricsSnapshot[] = (await siblings.ask()).map((answer) => JSON.parse(answer));
    const { type, text } = await renderMetrics([await metrics.snapshot(), ...others]);
    response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store" }).end(text);
  });
}

interface Circumstances {
  readonly siblings: Siblings;
  readonly stopping: AbortSignal;
}

/** Takes the port when the process that has it leaves. */
async function succeed(server: Server, place: Place, { siblings, stopping }: Circumstances): Promise<void> {
  if ((await siblings.ask()).length === 0) metricsPortTaken.emit(place);
  do await sleep(pause, undefined, { signal: stopping, ref: false }).catch(() => undefined);
  while (!stopping.aborted && !(await tryListen(server, place)));
}

async function tryListen(server: Server, place: Place): Promise<boolean> {
  try {
    await listen(server, place);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") return false;
    throw error;
  }
}

async function listen(server: Server, place: Place | { readonly path: string }): Promise<void> {
  const listening = once(server, "listening");
  server.listen(place);
  await listening;
  // What serves the site keeps the process alive.
  server.unref();
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
