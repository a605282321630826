import { TolvError } from "#rooms/errors";
import { STATUS_CODES } from "../engine/node-http.ts";

/** What a visitor may know about an error. */
export interface ErrorReport {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** The stable code of an error that speaks to clients. */
  readonly code: string | undefined;
  /** The release, unless visitors are not told it. */
  readonly release: string | undefined;
}

const details: { readonly [status: number]: string } = {
  400: "The request could not be understood.",
  403: "You may not see or do this.",
  404: "The requested resource was not found on this server.",
  409: "The request conflicts with what is stored.",
  500: "Something went wrong on this server. It has been recorded.",
  503: "The server cannot answer at the moment. Please try again later.",
};

/** Reduces an error to what a visitor may know. */
export function reportError(error: unknown, release: string | undefined): ErrorReport {
  const status = statusOf(error);
  const title = STATUS_CODES[status] ?? "Error";
  // This room's own errors of the client's making are worded for the client; all others may hold internals.
  if (error instanceof TolvError && error.code.startsWith("http.") && status < 500) {
    return { status, title, detail: error.message, code: error.code, release };
  }
  return { status, title, detail: details[status] ?? `${title}.`, code: undefined, release };
}

/** The status that a request ends with if nobody catches the error. */
function statusOf(error: unknown): number {
  if (!(error instanceof TolvError)) return 500;
  return error.status >= 400 && error.status <= 599 ? error.status : 500;
}
