import { randomUUID } from "node:crypto";
import type { TraceContext } from "./http-request.ts";

const traceparent = /^(?!ff)([\da-f]{2})-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(?=$|-)/;
const length = 55;

/**
 * Continues the trace of a `traceparent` header, or begins one where there is none that can be read.
 *
 * @see https://www.w3.org/TR/trace-context/#traceparent-header
 */
export function readTraceContext(header: string | undefined): TraceContext {
  const [, version, traceId, parentId, flags = ""] = traceparent.exec(header ?? "") ?? [];
  const isSound = traceId !== undefined && (version !== "00" || header?.length === length);
  if (!isSound) return { traceId: randomUUID().replaceAll("-", ""), parentId: undefined, sampled: undefined };
  return { traceId, parentId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
