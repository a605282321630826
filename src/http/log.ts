import type { LogLevel } from "#rooms/config";
import { TolvError } from "#rooms/errors";
import { defineLogRecord } from "#rooms/logging";
import { isServerFault } from "./error-pages/is-server-fault.ts";
import { ServerBusy } from "./errors.ts";
import { connectionRefused, type RequestFinished, requestFailed, requestFinished } from "./events.ts";
import { isHealthPath } from "./health/answer-health.ts";
import { readinessRecords } from "./health/readiness-records.ts";
import { requestStatements } from "./request/request-statements.ts";
import { requestUser } from "./request/request-user.ts";

/** One record a request; its id is a binding of the request's logger. */
const accessRecord = defineLogRecord(requestFinished, (event) => {
  const { request, status } = event;
  const tally = requestStatements.find(request);
  const refusal = refusalOf(event.error);
  return {
    room: "http",
    canWait: true,
    level: levelOf(event),
    message: `${request.method} ${request.path} ${status}`,
    fields: {
      method: request.method,
      // Never the query: it may hold what people searched for, or a token.
      path: request.path,
      route: event.route,
      status,
      duration: rounded(event.milliseconds),
      bytes: event.bytes,
      statements: tally?.count,
      databaseDuration: tally && rounded(tally.milliseconds),
      user: requestUser.find(request),
      release: event.release,
      remoteAddress: request.remoteAddress,
      complete: event.complete ? undefined : false,
      code: refusal?.code,
      reason: refusal?.message,
    },
  };
});

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

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}

/** Why a request was refused; what failed in the server has a record of its own. */
function refusalOf(error: unknown): TolvError | undefined {
  if (!(error instanceof TolvError)) return undefined;
  return error instanceof ServerBusy || !isServerFault(error.status) ? error : undefined;
}
