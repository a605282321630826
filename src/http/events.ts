import { defineChannel } from "#rooms/events";
import type { HttpRequest } from "./request/http-request.ts";

/** A request that has arrived: its headers, usually not yet its body. */
export const requestStarted = defineChannel<{ readonly request: HttpRequest }>("http.request_started");

/** A request that was answered, or whose client left. */
export interface RequestFinished {
  readonly request: HttpRequest;
  /** The path of its route as declared, such as `/blog/:slug/`; undefined where no route matches. */
  readonly route: string | undefined;
  readonly status: number;
  /** From the arrival of the headers to the last byte handed to the socket. */
  readonly milliseconds: number;
  /** Written to its connection meanwhile, head included. */
  readonly bytes: number;
  readonly release: string | undefined;
  /** False when the client left before it had the whole answer. */
  readonly complete: boolean;
  /** The error behind an error page. */
  readonly error: unknown;
}

/** A request that was answered, or whose client left: the one record of it in the log. */
export const requestFinished = defineChannel<RequestFinished>("http.request_finished");

/** An error that no handler and no hook caught and that is the server's fault, or one that broke a response off. */
export const requestFailed = defineChannel<{ readonly request: HttpRequest; readonly error: unknown }>(
  "http.request_failed",
);

/** Bytes on a connection that are no HTTP request, or that came too slowly. */
export const connectionRefused = defineChannel<{
  readonly remoteAddress: string | undefined;
  readonly status: number;
  /** Node's error code, such as `HPE_INVALID_METHOD`. */
  readonly problem: string;
}>("http.connection_refused");

/** A readiness check begins to fail; and, every five minutes, it fails still. */
export const readinessFailed = defineChannel<{
  readonly name: string;
  readonly error: unknown;
  /** Since it began to fail; 0 when it begins. */
  readonly milliseconds: number;
}>("http.readiness_failed");

/** A readiness check that failed works again. */
export const readinessRestored = defineChannel<{
  readonly name: string;
  /** Since it began to fail. */
  readonly milliseconds: number;
}>("http.readiness_restored");
