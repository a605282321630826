import { randomUUID } from "node:crypto";
import type { TraceContext } from "./http-request.ts";

const traceparent = /^(?!ff)([\da-f]{2})-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(?=$|-)/;
const length = 55;

const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/;

/** What a trace is read from, or begun with. */
interface TraceOrigin {
  /** The `traceparent` header. */
  readonly header: string | undefined;
  readonly requestId: string;
}

/**
 * Continues the trace of a `traceparent` header, or begins one where there is none that can be read: under the
 * request's own id, where that is a UUID, so that whoever has one of the two has both.
 *
 * @see https://www.w3.org/TR/trace-context/#traceparent-header
 */
export function readTraceContext({ header, requestId }: TraceOrigin): TraceContext {
  if (header === undefined) return beginTrace(requestId);
  const [, version, traceId, parentId, flags = ""] = traceparent.exec(header) ?? [];
  const isSound = traceId !== undefined && (version !== "00" || header.length === length);
  if (!isSound) return beginTrace(requestId);
  return { traceId, parentId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

function beginTrace(requestId: string): TraceContext {
  const id = uuid.test(requestId) ? requestId : randomUUID();
  return { traceId: withoutDashes(id), parentId: undefined, sampled: undefined };
}

/** The digits of a UUID, which has its dashes in these places. */
function withoutDashes(id: string): string {
  return id.slice(0, 8) + id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24);
}
