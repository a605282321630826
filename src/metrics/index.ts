export type { MetricsOptions } from "./create-metrics.ts";
export { MetricsDirectoryUnsafe } from "./errors.ts";
export { metricsPortTaken } from "./events.ts";
export { metricsLogRecords } from "./log-records.ts";
export { serveMetrics } from "./serve-metrics.ts";
export { metricsSettings } from "./settings.ts";
