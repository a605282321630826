import type { LogLevel } from "#rooms/config";
import { TolvError } from "#rooms/errors";
import { defineLogRecord } from "#rooms/logging";
import { isServerFault } from "./error-pages/is-server-fault.ts";
import { ServerBusy } from "./errors.ts";
import { connectionRefused, type RequestFinished, requestFailed, requestFinished } from "./events.ts";
import { isHealthPath } from "./health/answer-health.ts";
import { readinessRecords } from "./health/readiness-records.ts";
import type { HttpRequest } from "./request/http-request.ts";
import { requestStatements } from "./request/request-statements.ts";
import { requestUser } from "./request/request-user.ts";

/** One record a request; its id is a binding of the request's logger. */
const accessRecord = defineLogRecord(requestFinished, (event) => ({
  room: "http",
  canWait: true,
  level: levelOf(event),
  message: `${event.request.method} ${event.request.path} ${event.status}`,
  fields: {
    method: event.request.method,
    // Never the query: it may hold what people searched for, or a token.
    path: event.request.path,
    route: event.route,
    status: event.status,
    duration: rounded(event.milliseconds),
    bytes: event.bytes,
    ...statementsOf(event.request),
    user: requestUser.find(event.request),
    release: event.release,
    remoteAddress: event.request.remoteAddress,
    ...(event.complete ? {} : { complete: false }),
    ...reasonOf(event.error),
  },
}));

const failureRecord = defineLogRecord(requestFailed, ({ request, error }) => ({
  room: "http",
  level: "error",
  message: `${request.method} ${request.path} failed`,
  fields: { method: request.method, path: request.path, error },
}));

const connectionRecord = defineLogRecord(connectionRefused, (event) => ({
  room: "http",
  level: "warn",
  message: "Invalid HTTP request received",
  fields: { ...event },
}));

/** How the events of this room are logged. */
export const httpLogRecords = [accessRecord, failureRecord, connectionRecord, ...readinessRecords];

function levelOf({ request, status, error }: RequestFinished): LogLevel {
  if (isHealthPath(request.path)) return "debug";
  if (isServerFault(status)) return error instanceof ServerBusy ? "warn" : "error";
  return status >= 400 ? "warn" : "info";
}

function statementsOf(request: HttpRequest): { readonly statements?: number; readonly databaseDuration?: number } {
  const tally = requestStatements.find(request);
  return tally === undefined ? {} : { statements: tally.count, databaseDuration: rounded(tally.milliseconds) };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}

/** Why a request was refused; what failed in the server has a record of its own. */
function reasonOf(error: unknown): { readonly code?: string; readonly reason?: string } {
  if (!(error instanceof TolvError)) return {};
  return error instanceof ServerBusy || !isServerFault(error.status) ? { code: error.code, reason: error.message } : {};
}
