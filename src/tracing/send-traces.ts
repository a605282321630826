import { recordSpans, type SpanRecording } from "./record-spans.ts";
import { createSampler } from "./sampler.ts";
import { tracingSettings } from "./settings.ts";
import type { Attributes } from "./span.ts";
import { SpanExporter } from "./span-exporter.ts";

/** Who sends traces. */
export interface TracingOptions {
  /** The name of the service, unless OTEL_SERVICE_NAME says otherwise. */
  readonly project: string;
  readonly release: string;
  /** True for events of this site. */
  readonly isOwn: SpanRecording["isOwn"];
}

/**
 * Sends a span for each request and each of its statements to the collector of OTEL_EXPORTER_OTLP_ENDPOINT; without
 * that setting nothing happens. What is left is sent when it is disposed of.
 *
 * @example
 * await using traces = sendTraces({ project: "mysite", release, isOwn: () => true });
 */
export function sendTraces({ project, release, isOwn }: TracingOptions): AsyncDisposable | undefined {
  const settings = tracingSettings.values();
  const { OTEL_EXPORTER_OTLP_ENDPOINT: base, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: own } = settings;
  const endpoint = own ?? (base === undefined ? undefined : `${base.replace(/\/+$/, "")}/v1/traces`);
  if (endpoint === undefined) return undefined;
  const service: Attributes = {
    "service.name": settings.OTEL_SERVICE_NAME ?? project,
    "service.version": release,
    "process.pid": process.pid,
    ...settings.OTEL_RESOURCE_ATTRIBUTES,
  };
  const exporter = new SpanExporter(endpoint, service, settings);
  const stop = recordSpans({ sampler: createSampler(settings), add: (span) => exporter.add(span), isOwn });
  return {
    [Symbol.asyncDispose]: async () => {
      stop();
      await exporter[Symbol.asyncDispose]();
    },
  };
}
