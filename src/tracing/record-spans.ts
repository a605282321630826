import { randomBytes } from "node:crypto";
import { type QueryExecuted, queryExecuted } from "#rooms/db";
import { currentRequest, type HttpRequest, isHealthPath, type RequestFinished, requestFinished } from "#rooms/http";
import type { Sampler } from "./sampler.ts";
import type { Span } from "./span.ts";

/** Takes the spans of one site; the events of other sites in this process are left to them. */
export interface SpanRecording {
  readonly sampler: Sampler;
  readonly add: (span: Span) => void;
  readonly isOwn: () => boolean;
}

/** Makes a span of each request and of each statement in it; returns the function that stops it. */
export function recordSpans({ sampler, add, isOwn }: SpanRecording): () => void {
  const ids = new WeakMap<HttpRequest, string>();
  const idOf = (request: HttpRequest) => {
    const id = ids.get(request) ?? newSpanId();
    ids.set(request, id);
    return id;
  };
  const isRecorded = (request: HttpRequest) => isOwn() && !isHealthPath(request.path) && sampler(request.trace);
  const stops = [
    requestFinished.subscribe((event) => {
      if (isRecorded(event.request)) add(requestSpan(event, idOf(event.request)));
    }),
    queryExecuted.subscribe((event) => {
      const request = currentRequest.find();
      if (request !== undefined && isRecorded(request)) add(statementSpan(event, request, idOf(request)));
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function newSpanId(): string {
  return randomBytes(8).toString("hex");
}

/** @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/ */
function requestSpan({ request, route, status, milliseconds }: RequestFinished, spanId: string): Span {
  const end = performance.now();
  const failed = status >= 500;
  return {
    ...request.trace,
    spanId,
    name: route === undefined ? request.method : `${request.method} ${route}`,
    kind: "server",
    start: end - milliseconds,
    end,
    failed,
    attributes: {
      "http.request.method": request.method,
      "http.route": route,
      "http.response.status_code": status,
      "url.scheme": request.scheme,
      "url.path": request.path,
      "client.address": request.remoteAddress,
      "tolv.request.id": request.id,
      "error.type": failed ? String(status) : undefined,
    },
  };
}

/** @see https://opentelemetry.io/docs/specs/semconv/database/postgresql/ */
function statementSpan(
  { sql, milliseconds, rows, model }: QueryExecuted,
  request: HttpRequest,
  parentId: string,
): Span {
  const end = performance.now();
  const [operation = ""] = sql.trimStart().split(/\s/, 1);
  return {
    traceId: request.trace.traceId,
    spanId: newSpanId(),
    parentId,
    name: [operation.toUpperCase(), model].filter(Boolean).join(" "),
    kind: "client",
    start: end - milliseconds,
    end,
    failed: false,
    attributes: {
      "db.system.name": "postgresql",
      "db.operation.name": operation.toUpperCase(),
      "db.query.text": sql,
      "db.response.returned_rows": rows,
    },
  };
}
