import type { TraceContext } from "#rooms/http";
import type { TracingSettings } from "./settings.ts";

/** Decides which traces are recorded. */
export type Sampler = (trace: TraceContext) => boolean;

/** How many of the last digits of a trace id decide; as many as a number holds exactly. */
const digits = 13;

/**
 * Makes the sampler that the settings name.
 *
 * @see https://opentelemetry.io/docs/specs/otel/trace/sdk/#built-in-samplers
 */
export function createSampler({ OTEL_TRACES_SAMPLER: name, OTEL_TRACES_SAMPLER_ARG: ratio }: TracingSettings): Sampler {
  const part = name.endsWith("traceidratio") ? ratio : Number(name.endsWith("always_on"));
  const byRatio: Sampler = ({ traceId }) => Number.parseInt(traceId.slice(-digits), 16) < part * 16 ** digits;
  return name.startsWith("parentbased_") ? (trace) => trace.sampled ?? byRatio(trace) : byRatio;
}
