/** What is said of a span or a service. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A piece of work in a trace. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId: string | undefined;
  readonly name: string;
  readonly kind: "server" | "client";
  /** By the clock of `performance.now()`; milliseconds. */
  readonly start: number;
  readonly end: number;
  readonly failed: boolean;
  readonly attributes: Attributes;
}

const kinds = { server: 2, client: 3 };
const failedStatus = 2;

/**
 * Writes spans as OTLP's JSON.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export function renderSpans(spans: readonly Span[], service: Attributes): string {
  // Taken anew for each batch: the clock that never jumps drifts away from that of the wall.
  const epoch = Date.now() - performance.now();
  const scopeSpans = [{ scope: { name: "tolv" }, spans: spans.map((span) => renderSpan(span, epoch)) }];
  return JSON.stringify({ resourceSpans: [{ resource: { attributes: renderAttributes(service) }, scopeSpans }] });
}

function renderSpan({ traceId, spanId, parentId, name, ...span }: Span, epoch: number) {
  return {
    traceId,
    spanId,
    parentSpanId: parentId,
    name,
    kind: kinds[span.kind],
    startTimeUnixNano: nanoseconds(epoch + span.start),
    endTimeUnixNano: nanoseconds(epoch + span.end),
    attributes: renderAttributes(span.attributes),
    status: span.failed ? { code: failedStatus } : {},
  };
}

/** A number of this size has no exact place in JSON. */
function nanoseconds(milliseconds: number): string {
  return String(BigInt(Math.round(milliseconds * 1000)) * 1000n);
}

function renderAttributes(attributes: Attributes) {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({
      key,
      value: typeof value === "number" ? { intValue: String(Math.round(value)) } : { stringValue: value },
    }));
}
