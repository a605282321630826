import { defineSettings, env } from "#rooms/config";
import { pairsType, ratioType } from "./setting-types.ts";

const httpUrl = { protocols: ["http", "https"] };

/**
 * The settings of tracing, under OpenTelemetry's own names.
 *
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export const tracingSettings = defineSettings("tracing", {
  OTEL_EXPORTER_OTLP_ENDPOINT: env
    .url(httpUrl)
    .optional()
    .describe(
      "The collector, such as http://collector:4318, which gets spans at /v1/traces; without it none are made.",
    ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: env
    .url(httpUrl)
    .optional()
    .describe("Where spans go, with its whole path, if not below OTEL_EXPORTER_OTLP_ENDPOINT."),
  OTEL_EXPORTER_OTLP_PROTOCOL: env
    .choice(["http/json"])
    .default("http/json")
    .describe("How spans are written; there is one way."),
  OTEL_EXPORTER_OTLP_HEADERS: env
    .of(pairsType)
    .secret()
    .default({})
    .describe("Headers for the collector, such as api-key=…, separated by commas."),
  OTEL_EXPORTER_OTLP_TIMEOUT: env
    .integer({ min: 1 })
    .default(10_000)
    .describe("Milliseconds that the collector may take for a batch."),
  OTEL_SERVICE_NAME: env.string().optional().describe("The name of this service in traces; else the project's."),
  OTEL_RESOURCE_ATTRIBUTES: env
    .of(pairsType)
    .default({})
    .describe("What else is said of this service, such as deployment.environment.name=staging."),
  OTEL_TRACES_SAMPLER: env
    .choice([
      "parentbased_always_on",
      "parentbased_always_off",
      "parentbased_traceidratio",
      "always_on",
      "traceidratio",
    ])
    .default("parentbased_always_on")
    .describe("Which requests are traced; parentbased follows the caller where there is one."),
  OTEL_TRACES_SAMPLER_ARG: env.of(ratioType).default(1).describe("The part of requests that traceidratio traces."),
  OTEL_BSP_MAX_QUEUE_SIZE: env.integer({ min: 1 }).default(2048).describe("Spans that wait; further ones are dropped."),
  OTEL_BSP_MAX_EXPORT_BATCH_SIZE: env.integer({ min: 1 }).default(512).describe("Spans sent at once."),
  OTEL_BSP_SCHEDULE_DELAY: env.integer({ min: 1 }).default(5000).describe("Milliseconds between two batches."),
});

/** The values of the settings. */
export type TracingSettings = ReturnType<typeof tracingSettings.values>;
