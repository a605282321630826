import type { MetricObjectWithValues, MetricValue } from "prom-client";
import type { Database } from "#rooms/db";
import type { Load } from "#rooms/http";
import { measureDatabase } from "./database-metrics.ts";
import { measureHttp } from "./http-metrics.ts";

/** What is measured. */
export interface MetricsOptions {
  readonly load: Load;
  readonly database: Database;
  /** What runs: in the labels of `tolv_build_info`. */
  readonly build: { readonly version: string; readonly release: string };
}

/** The numbers of one process, as workers hand them to each other. */
export type MetricsSnapshot = readonly MetricObjectWithValues<MetricValue<string>>[];

/** The measurements of this process. */
export interface Metrics extends Disposable {
  snapshot(): Promise<MetricsSnapshot>;
}

/**
 * Measures this process from now on, by listening to the events of its rooms.
 *
 * Every number has a label `worker`, the process id: sums over workers are Prometheus' business, which knows that a
 * counter begins anew, while memory and the delay of the event loop only mean something for one process.
 */
export async function createMetrics({ load, database, build }: MetricsOptions): Promise<Metrics> {
  const library = await import("prom-client");
  const registry = new library.Registry();
  registry.setDefaultLabels({ worker: String(process.pid) });
  library.collectDefaultMetrics({ register: registry });
  const info = new library.Gauge({
    name: "tolv_build_info",
    help: "Always 1; what runs is in the labels.",
    labelNames: ["version", "release", "node"],
    registers: [registry],
  });
  info.set({ ...build, node: process.version }, 1);
  const stops = [measureHttp(library, registry, load), measureDatabase(library, registry, database)];
  return {
    snapshot: () => registry.getMetricsAsJSON(),
    [Symbol.dispose]: () => {
      for (const stop of stops) stop();
      registry.clear();
    },
  };
}

/** Renders snapshots in the text format of Prometheus. */
export async function renderMetrics(
  snapshots: readonly MetricsSnapshot[],
): Promise<{ readonly type: string; readonly text: string }> {
  const { AggregatorRegistry } = await import("prom-client");
  // Its types know metrics without values only.
  const registry = AggregatorRegistry.aggregate(snapshots.map((snapshot) => [...snapshot]));
  return { type: registry.contentType, text: await registry.metrics() };
}
