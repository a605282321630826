import { defineSettings, env } from "#rooms/config";

/** The settings of metrics. */
export const metricsSettings = defineSettings("metrics", {
  METRICS_PORT: env
    .integer({ min: 1, max: 65_535 })
    .optional()
    .describe("The port on which /metrics answers Prometheus; without it nothing is measured."),
  METRICS_HOST: env
    .string()
    .default("127.0.0.1")
    .describe("The address beside METRICS_PORT; 0.0.0.0 where Prometheus asks over a private network."),
});
