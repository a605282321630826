import type { Counter, Gauge, Histogram, Registry } from "prom-client";
import { connectionRefused, type Load, requestFinished, requestStarted } from "#rooms/http";

type Library = typeof import("prom-client");

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** What requests without a route are counted under: their paths are anybody's choice, and without end. */
const noRoute = "(none)";

/** Measures requests by route pattern, method and class of status; returns the function that stops it. */
export function measureHttp(library: Library, registry: Registry, load: Load): () => void {
  const requests: Counter = new library.Counter({
    name: "http_requests_total",
    help: "Requests that were answered, by method, route pattern and class of status.",
    labelNames: ["method", "route", "status"],
    registers: [registry],
  });
  const durations: Histogram = new library.Histogram({
    name: "http_request_duration_seconds",
    help: "From the arrival of the headers to the last byte handed to the socket.",
    labelNames: ["method", "route"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const refused: Counter = new library.Counter({
    name: "http_connections_refused_total",
    help: "Connections that were ended because of what came over them, or came too slowly.",
    labelNames: ["status"],
    registers: [registry],
  });
  const inFlight: Gauge = new library.Gauge({
    name: "http_requests_in_flight",
    help: "Requests that have arrived and whose answer has not been sent.",
    registers: [registry],
  });
  gaugeLoad(library, registry, load);
  const stops = [
    requestStarted.subscribe(() => inFlight.inc()),
    requestFinished.subscribe(({ request, route = noRoute, status, milliseconds }) => {
      const method = methods.has(request.method) ? request.method : "other";
      inFlight.dec();
      requests.inc({ method, route, status: `${Math.floor(status / 100)}xx` });
      durations.observe({ method, route }, milliseconds / 1000);
    }),
    connectionRefused.subscribe(({ status }) => refused.inc({ status })),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function gaugeLoad(library: Library, registry: Registry, load: Load): void {
  const gauges: readonly (readonly [string, string, () => number])[] = [
    ["http_requests_at_work", "Requests whose answer is being made.", () => load.atWork],
    ["http_requests_queued", "Requests that wait for their turn.", () => load.queued],
    [
      "event_loop_delay_seconds",
      "How late the event loop is, on average over about a second.",
      () => load.eventLoopDelay / 1000,
    ],
  ];
  for (const [name, help, read] of gauges) {
    new library.Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  }
}
